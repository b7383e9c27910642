// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations of few people, sessions and nodes, so that they often get in each other's way. The same for the same seed. */
final class RandomOperations {

    private static final List<String> SUBJECTS = List.of("alice", "bob");
    private static final List<String> SESSIONS = List.of("s1", "s2", "s3", "s4", "s5");
    private static final List<NodeId> NODES =
            Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
    private static final List<ClientHash> CLIENTS = Stream.of("tab1-------", "tab2-------", "tab3-------")
            .map(ClientHash::new)
            .toList();
    private static final List<Duration> HOLDS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(40));
    private static final List<Duration> WINDOWS = List.of(Duration.ofSeconds(20), Duration.ofSeconds(60));
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private final SplittableRandom random;
    private SessionRule rule;

    RandomOperations(long seed) {
        this.random = new SplittableRandom(seed);
        this.rule = rule();
    }

    List<Operation> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    private Operation next() {
        int percent = random.nextInt(100);
        if (percent < 48) {
            return claim();
        }
        if (percent < 62) {
            return new Operation.Release(pick(SUBJECTS), pick(SESSIONS), pick(Remembered.values()));
        }
        if (percent < 68) {
            return new Operation.End(pick(SUBJECTS), random.nextBoolean() ? pick(SESSIONS) : null);
        }
        if (percent < 78) {
            return reaffirm();
        }
        if (percent < 86) {
            return new Operation.Look(pick(SUBJECTS));
        }
        return time();
    }

    private Operation claim() {
        if (chance(15)) {
            rule = rule();
        }
        var deadline = chance(85) ? Operation.Deadline.NONE : pick(Operation.Deadline.values());
        return new Operation.Claim(pick(SUBJECTS), claimant(), rule, purpose(), deadline, view());
    }

    private Claimant claimant() {
        return new Claimant(pick(SESSIONS), pick(NODES), client(), chance(70) ? null : "ws-" + random.nextInt(3));
    }

    private @Nullable ClientHash client() {
        return chance(50) ? null : pick(CLIENTS);
    }

    private SessionRule rule() {
        var budget = new TakeoverLimit(1 + random.nextInt(3), pick(WINDOWS));
        return new SessionRule(pick(ConflictPolicy.values()), 1 + random.nextInt(4), random.nextBoolean(), budget);
    }

    private Purpose purpose() {
        int percent = random.nextInt(100);
        if (percent < 60) {
            return new Purpose.Take(new ClaimKind.Connect(chance(30)));
        }
        if (percent < 80) {
            return new Purpose.Take(new ClaimKind.Reserve(pick(HOLDS), random.nextBoolean()));
        }
        return new Purpose.PutBack(
                chance(20) ? Remembered.AHEAD : pick(List.of(Remembered.LATEST, Remembered.EARLIER)));
    }

    private NodeView view() {
        return chance(70) ? NodeView.ALL_WELL : new NodeView(someNodes(), someNodes());
    }

    private Set<NodeId> someNodes() {
        return NODES.stream().filter(node -> chance(30)).collect(Collectors.toUnmodifiableSet());
    }

    private Operation reaffirm() {
        var beliefs = new ArrayList<Operation.Belief>();
        for (var session : SESSIONS) {
            if (chance(30)) {
                beliefs.add(new Operation.Belief(pick(SUBJECTS), session, pick(Remembered.values())));
            }
        }
        return new Operation.Reaffirm(pick(NODES), beliefs);
    }

    private Operation time() {
        if (chance(30)) {
            return new Operation.Pass(pick(PAUSES));
        }
        var ending = chance(10) ? Operation.Ending.REVOCATION : pick(Operation.Ending.values());
        return new Operation.PassTo(ending, pick(SUBJECTS), pick(SESSIONS), random.nextInt(3) - 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
