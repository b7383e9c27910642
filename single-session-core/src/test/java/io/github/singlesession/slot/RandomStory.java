// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.Cast;
import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Chance, from a seed: what a crowd of alice's devices may ask for, in few enough words that they meet each other. */
final class RandomStory {

    private static final List<NodeId> NODES = List.of(Cast.NORTH, Cast.SOUTH, Cast.WEST);
    private static final List<ClientHash> TABS =
            List.of(ClientHash.of("first-tab"), ClientHash.of("second-tab"), ClientHash.of("third-tab"));
    private static final List<ConflictPolicy> POLICIES = List.copyOf(EnumSet.allOf(ConflictPolicy.class));
    private static final int SESSIONS = 8;

    private final Random random;

    RandomStory(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    String sessionId() {
        return "s" + below(SESSIONS);
    }

    NodeId node() {
        return NODES.get(below(NODES.size()));
    }

    /** Returns a step of time: mostly a moment, at times minutes, seldom hours, now and then backwards. */
    long microsToPass() {
        return switch (below(12)) {
            case 0 -> -below(5_000_000);
            case 1 -> below(120_000_000);
            case 2 -> oneIn(4) ? below(2) * 3_600_000_000L + below(1_000_000) : 0;
            case 3, 4 -> 0;
            default -> below(3_000_000);
        };
    }

    SessionClaim claim(long now) {
        var client = oneIn(2) ? TABS.get(below(TABS.size())) : null;
        var connection = oneIn(2) ? "simp-" + below(100) : null;
        var claimant = new Claimant(sessionId(), node(), client, connection);
        long deadline = oneIn(10) ? now - below(2) : SessionClaim.NO_DEADLINE;
        return new SessionClaim(Cast.ALICE, claimant, rule(), kind(now), deadline, view(claimant.node()));
    }

    SessionLease belief(long now) {
        return new SessionLease(Cast.ALICE, sessionId(), node(), now - below(1_000), now, false, null);
    }

    private SessionRule rule() {
        var budget = new TakeoverLimit(1 + below(4), Duration.ofSeconds(1 + below(60)));
        return new SessionRule(POLICIES.get(below(POLICIES.size())), 1 + below(3), oneIn(2), budget);
    }

    private ClaimKind kind(long now) {
        return switch (below(6)) {
            case 0 -> new ClaimKind.Reserve(Duration.ofMillis(1 + below(60_000)), oneIn(2));
            case 1 -> new ClaimKind.Reclaim(now - below(10_000_000), now - below(20_000_000));
            default -> new ClaimKind.Connect(oneIn(2));
        };
    }

    /** Returns a view of the other nodes: no node takes itself for dead. */
    private NodeView view(NodeId self) {
        var other = node();
        var others = other.equals(self) ? Set.<NodeId>of() : Set.of(other);
        return new NodeView(oneIn(4) ? others : Set.of(), oneIn(8) ? others : Set.of());
    }
}
