// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.time.Duration;

/** Who plays in the tests: alice, her devices, the tab she keeps open, and the nodes she meets. */
public final class Cast {

    public static final SessionKey ALICE = SessionKey.of("alice");

    public static final String PHONE = "phone";
    public static final String LAPTOP = "laptop";
    public static final String TABLET = "tablet";
    public static final String WATCH = "watch";

    public static final NodeId NORTH = new NodeId("north-1");
    public static final NodeId SOUTH = new NodeId("south-1");
    public static final NodeId WEST = new NodeId("west-1");

    /** What alice's browser tab keeps of itself over a refresh. */
    public static final ClientHash TAB = ClientHash.of("the-tab-that-alice-keeps-open");

    /** A budget that no test spends by accident. */
    public static final TakeoverLimit PLENTY = new TakeoverLimit(Integer.MAX_VALUE, Duration.ofMinutes(1));

    private Cast() {}

    public static SessionRule firstCome(int limit) {
        return new SessionRule(ConflictPolicy.FIRST_COME, limit, false, PLENTY);
    }

    public static SessionRule kickOld(int limit) {
        return new SessionRule(ConflictPolicy.KICK_OLD, limit, false, PLENTY);
    }

    /** Returns a rule by which whoever asks for the seat takes it from the first who came. */
    public static SessionRule onRequest() {
        return new SessionRule(ConflictPolicy.FIRST_COME, 1, true, PLENTY);
    }

    /** Returns kick-old for one session whose seat changes hands so often a minute. */
    public static SessionRule kickOldUpTo(int takeovers) {
        return new SessionRule(ConflictPolicy.KICK_OLD, 1, false, new TakeoverLimit(takeovers, Duration.ofMinutes(1)));
    }

    /** Returns alice's claim for a device that is connected to the north. */
    public static SessionClaim connect(String device, SessionRule rule) {
        return connect(device, NORTH, rule);
    }

    public static SessionClaim connect(String device, NodeId node, SessionRule rule) {
        return SessionClaim.connect(ALICE, Claimant.of(device, node), rule);
    }

    /** Returns alice's claim for a connection of the tab that she keeps open. */
    public static SessionClaim connectTab(String device, SessionRule rule) {
        return SessionClaim.connect(ALICE, new Claimant(device, NORTH, TAB, null), rule);
    }

    public static SessionClaim reserve(String device, Duration hold, SessionRule rule) {
        return connect(device, rule).as(new ClaimKind.Reserve(hold, false));
    }

    public static SessionClaim reclaim(SessionLease former, SessionRule rule) {
        return SessionClaim.connect(former.key(), Claimant.of(former.sessionId(), former.node()), rule)
                .as(new ClaimKind.Reclaim(former.token(), former.sinceMicros()));
    }

    /** Returns a lease of alice that still has its first token. */
    public static SessionLease lease(String device, NodeId node, long token) {
        return lease(device, node, token, token);
    }

    public static SessionLease lease(String device, NodeId node, long token, long since) {
        return new SessionLease(ALICE, device, node, token, since, false, null);
    }
}
