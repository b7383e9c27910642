// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Who plays in a rule: alice and bob, alice's devices, the tab that she keeps open, and the nodes that she meets. All of
 * them are new in every test, so that one store can serve all tests.
 */
abstract class Cast {

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** A budget that no test spends by accident. */
    private static final TakeoverLimit PLENTY = new TakeoverLimit(Integer.MAX_VALUE, MINUTE);

    final SessionKey alice = SessionKey.of(fresh("alice"));
    final SessionKey bob = SessionKey.of(fresh("bob"));

    final String phone = fresh("phone");
    final String laptop = fresh("laptop");
    final String tablet = fresh("tablet");
    final String watch = fresh("watch");

    final NodeId north = new NodeId(fresh("north"));
    final NodeId south = new NodeId(fresh("south"));
    final NodeId west = new NodeId(fresh("west"));

    /** What alice's browser tab keeps of itself over a refresh. */
    final ClientHash tab = ClientHash.of(fresh("tab"));

    static String fresh(String name) {
        return name + "-" + UUID.randomUUID();
    }

    static SessionRule firstCome(int limit) {
        return new SessionRule(ConflictPolicy.FIRST_COME, limit, false, PLENTY);
    }

    static SessionRule kickOld(int limit) {
        return new SessionRule(ConflictPolicy.KICK_OLD, limit, false, PLENTY);
    }

    /** Returns a rule by which whoever asks for the seat takes it from the first who came. */
    static SessionRule onRequest() {
        return new SessionRule(ConflictPolicy.FIRST_COME, 1, true, PLENTY);
    }

    /** Returns kick-old for seats that change hands so often a minute. */
    static SessionRule kickOld(int limit, int takeovers) {
        return new SessionRule(ConflictPolicy.KICK_OLD, limit, false, new TakeoverLimit(takeovers, MINUTE));
    }

    /** Returns alice's claim for a device that is connected to the north. */
    SessionClaim connect(String device, SessionRule rule) {
        return connect(device, north, rule);
    }

    SessionClaim connect(String device, NodeId node, SessionRule rule) {
        return connect(alice, device, node, rule);
    }

    static SessionClaim connect(SessionKey key, String device, NodeId node, SessionRule rule) {
        return SessionClaim.connect(key, Claimant.of(device, node), rule);
    }

    /** Returns alice's claim for a connection of the tab that she keeps open. */
    SessionClaim connectTab(String device, SessionRule rule) {
        return SessionClaim.connect(alice, new Claimant(device, north, tab, null), rule);
    }

    SessionClaim useHere(String device, SessionRule rule) {
        return connect(device, rule).as(new ClaimKind.Connect(true));
    }

    SessionClaim reserve(String device, Duration hold, SessionRule rule) {
        return connect(device, rule).as(reservation(hold));
    }

    SessionClaim extend(String device, Duration hold, SessionRule rule) {
        return connect(device, rule).as(extension(hold));
    }

    static ClaimKind reservation(Duration hold) {
        return new ClaimKind.Reserve(hold, false);
    }

    static ClaimKind extension(Duration hold) {
        return new ClaimKind.Reserve(hold, true);
    }

    static SessionClaim reclaim(SessionLease former, SessionRule rule) {
        return connect(former.key(), former.sessionId(), former.node(), rule).as(formerly(former));
    }

    static ClaimKind formerly(SessionLease former) {
        return new ClaimKind.Reclaim(former.token(), former.sinceMicros());
    }

    static NodeView suspecting(NodeId node) {
        return new NodeView(Set.of(node), Set.of());
    }

    static NodeView dead(NodeId node) {
        return new NodeView(Set.of(node), Set.of(node));
    }
}
