// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * A session's request to hold its key.
 *
 * <p>Claims are idempotent: the same claim, carried out twice, grants one lease.
 *
 * @param key what is asked for
 * @param claimant who asks
 * @param rule the rule of the key, as the claiming node has it now
 * @param kind what the claim is for
 * @param deadline the store's time, in microseconds since the epoch, after which the claim must change nothing: a
 *     claim that its caller has given up cannot take a seat later
 * @param nodes what the claiming node knows of the other nodes
 */
public record SessionClaim(
        SessionKey key, Claimant claimant, SessionRule rule, ClaimKind kind, long deadline, NodeView nodes) {

    private static final ClaimKind CONNECT = new ClaimKind.Connect(false);

    /** A deadline that never passes. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    /** Returns a claim for a live connection, without a deadline, on a cluster in which all is well. */
    public static SessionClaim connect(SessionKey key, Claimant claimant, SessionRule rule) {
        return new SessionClaim(key, claimant, rule, CONNECT, NO_DEADLINE, NodeView.ALL_WELL);
    }

    /** Returns this claim for another purpose. */
    public SessionClaim as(ClaimKind other) {
        return new SessionClaim(key, claimant, rule, other, deadline, nodes);
    }

    /** Returns this claim with another deadline, in microseconds since the epoch by the store's clock. */
    public SessionClaim by(long otherDeadline) {
        return new SessionClaim(key, claimant, rule, kind, otherDeadline, nodes);
    }

    /** Returns this claim with another view of the cluster. */
    public SessionClaim seeing(NodeView view) {
        return new SessionClaim(key, claimant, rule, kind, deadline, view);
    }
}
