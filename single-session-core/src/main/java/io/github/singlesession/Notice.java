// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/** What one node, or the store, tells another. A hint: it may come late, twice or never. */
public sealed interface Notice {

    /**
     * A session of the node lost its lease to a newcomer.
     *
     * @param displacement what was lost, and why
     * @param successor the session id of the newcomer
     * @param remaining how many leases the key has now
     * @param token the newcomer's fencing token, which says when it got the seat; 0 from a store that does not say it
     */
    record Displaced(Displacement displacement, String successor, int remaining, long token) implements Notice {

        /** Makes a notice that does not say when. */
        public Displaced(Displacement displacement, String successor, int remaining) {
            this(displacement, successor, remaining, 0);
        }
    }

    /**
     * A session of the node was ended on purpose.
     *
     * @param lease what was ended
     * @param reason a word for people
     * @param remaining how many leases the key has left
     */
    record Revoked(SessionLease lease, String reason, int remaining) implements Notice {}

    /** Somebody was refused for the sake of a session of the node: is its client still there? */
    record Probe(SessionLease lease) implements Notice {}

    /** The node's own renewal, come back: the way from the store to the node works. */
    record Loopback() implements Notice {}

    /**
     * What the store has may have changed without a word: it lost a machine, or was two for a while. The node asks who is
     * gone, and about all of its sessions.
     */
    record Disturbed() implements Notice {}

    /** A node left on purpose: every lease of it is stale. */
    record Left(NodeId node) implements Notice {}
}
