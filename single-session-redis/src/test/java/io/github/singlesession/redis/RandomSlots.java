// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

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
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Slots and requests of few sessions, nodes and clients, with times that often meet. The same for the same seed. */
final class RandomSlots {

    static final SessionKey ALICE = SessionKey.of("alice");

    private static final long EPOCH = 1_795_000_000_000_000L;
    private static final long STEP = 10_000_000L;
    private static final int STEPS_OF_AN_HOUR = 360;
    private static final List<String> NODES = List.of("n1", "n2", "n3.a_b-c");
    private static final List<String> CLIENTS = List.of("", "", "tab1-------", "tab2-------");
    private static final List<String> CONNECTIONS = List.of("", "ws-1", "%25%7C~");
    private static final int LONGEST = 6;

    private final Random random;

    RandomSlots(long seed) {
        this.random = new Random(seed);
    }

    /** Some moment of the same minute and a half, or an hour later, when revocations are forgotten. */
    long moment() {
        return EPOCH + STEP * ((chance(10) ? STEPS_OF_AN_HOUR : 0) + random.nextInt(8));
    }

    Slot slot() {
        var lines = new ArrayList<String>();
        if (chance(50)) {
            lines.add("v1|" + maybe() + "|" + window() + "|" + maybe());
        }
        var sessions = new ArrayList<>(List.of("s1", "s2", "s3", "s4", "s5", "s~6"));
        Collections.shuffle(sessions, random);
        for (int i = random.nextInt(LONGEST); i > 0; i--) {
            lines.add(lease(sessions.get(i), moment() + i));
        }
        return SlotText.read(String.join("\n", lines));
    }

    private String lease(String session, long token) {
        var since = chance(50) ? "" : String.valueOf(token - random.nextInt(3) * STEP - 1);
        return String.join(
                "|",
                "" + token,
                pick(NODES),
                session,
                pick(CLIENTS),
                chance(65) ? "" : "" + moment(),
                since,
                pick(CONNECTIONS));
    }

    private String window() {
        return chance(50) ? "|" : moment() + "|" + (1 + random.nextInt(3));
    }

    private String maybe() {
        return chance(50) ? "" : "" + (moment() + random.nextInt(4));
    }

    SessionClaim claim() {
        var budget = new TakeoverLimit(1 + random.nextInt(3), Duration.ofSeconds(pick(List.of(20, 60))));
        var rule = new SessionRule(pick(List.of(ConflictPolicy.values())), 1 + random.nextInt(4), chance(50), budget);
        var view = chance(50) ? NodeView.ALL_WELL : new NodeView(someNodes(), someNodes());
        var client = pick(CLIENTS);
        var claimant = new Claimant(
                session(),
                new NodeId(pick(NODES)),
                client.isEmpty() ? null : new ClientHash(client),
                chance(50) ? null : "ws|%" + random.nextInt(2));
        long deadline = chance(85) ? SessionClaim.NO_DEADLINE : moment() + random.nextInt(3) - 1;
        return new SessionClaim(ALICE, claimant, rule, kind(), deadline, view);
    }

    private ClaimKind kind() {
        return switch (random.nextInt(4)) {
            case 0 -> new ClaimKind.Reserve(Duration.ofSeconds(pick(List.of(10, 40))), chance(50));
            case 1 -> new ClaimKind.Reclaim(chance(20) ? 0 : moment() + random.nextInt(4), moment());
            default -> new ClaimKind.Connect(chance(50));
        };
    }

    /** A lease as somebody believes that it is. */
    SessionLease belief() {
        return new SessionLease(ALICE, session(), new NodeId(pick(NODES)), moment(), moment(), chance(20), null);
    }

    String session() {
        return pick(List.of("s1", "s2", "s3", "s4", "s5", "s~6"));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int dice(int sides) {
        return random.nextInt(sides);
    }

    private Set<NodeId> someNodes() {
        return NODES.stream().filter(node -> chance(40)).map(NodeId::new).collect(Collectors.toUnmodifiableSet());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
