// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node leaves behind, on three members that each have a node. */
class SweepTest {

    private static final SessionRule RULE = SessionRule.of(ConflictPolicy.FIRST_COME, 2);
    private static final NodeId LOST = new NodeId("lost");
    private static final List<SessionKey> USERS =
            IntStream.range(0, 40).mapToObj(i -> SessionKey.of("user-" + i)).toList();

    private final HazelcastOptions options = Members.options();
    private final Duration heartbeat = options.timing().heartbeat();
    private final List<HazelcastCluster> clusters = new ArrayList<>();
    private final List<HazelcastSessionRegistry> registries = new ArrayList<>();

    @BeforeEach
    void join() {
        for (var member : Members.shared()) {
            var cluster = Members.cluster(member, options);
            clusters.add(cluster);
            registries.add(Members.registry(member, options, cluster));
            answer(cluster.join(node(clusters.size() - 1)));
        }
        answer(clusters.get(0).join(LOST));
    }

    @AfterEach
    void close() {
        clusters.forEach(HazelcastCluster::close);
    }

    @Test
    void isForgottenSomeMinutesAfterItDied() {
        USERS.forEach(user -> claim(user, "gone", LOST));
        passByHeartbeats(options.timing().grace().plus(options.timing().lease()));

        Awaitility.await("all slots empty").atMost(Duration.ofMinutes(2)).until(() -> {
            passByHeartbeats(options.kept());
            return Members.slots(Members.shared().get(0), options).isEmpty();
        });
    }

    @Test
    void takesNothingAlongOfOthers() {
        for (var user : USERS) {
            claim(user, "gone", LOST);
            claim(user, "here", node(1));
        }

        Awaitility.await("what is left").atMost(Duration.ofMinutes(2)).until(() -> {
            passByHeartbeats(options.kept());
            return USERS.stream().allMatch(user -> holders(user).size() == 1);
        });
        assertThat(USERS)
                .allSatisfy(user ->
                        assertThat(holders(user)).extracting(SessionLease::node).containsExactly(node(1)));
    }

    @Test
    void ofReservationsStaysUntilTheirTime() {
        for (var user : USERS) {
            var hold = new ClaimKind.Reserve(Duration.ofHours(2), false);
            answer(registries.get(0).claim(connect(user, "to-come", LOST).as(hold)));
            claim(user, "gone", LOST);
        }

        Awaitility.await("what is left").atMost(Duration.ofMinutes(2)).until(() -> {
            passByHeartbeats(options.kept());
            return USERS.stream().allMatch(user -> holders(user).size() == 1);
        });
        assertThat(USERS).allSatisfy(user -> assertThat(holders(user))
                .extracting(SessionLease::sessionId)
                .containsExactly("to-come"));
    }

    /** Whom nobody waits for may come back: cut off for a moment, or with a part of the cluster that it was in. */
    @Test
    void isLookedForOnlyOnceItsNodeIsMissingForLong() {
        USERS.forEach(user -> claim(user, "here", LOST));
        for (int i = 0; i < 3; i++) {
            for (var passed = Duration.ZERO; passed.compareTo(options.kept()) < 0; passed = passed.plus(heartbeat)) {
                passOneHeartbeat();
                if (passed.compareTo(
                                options.kept().minus(options.timing().lease().multipliedBy(2)))
                        < 0) {
                    assertThat(answer(clusters.get(0).renew(LOST, USERS.size())))
                            .isInstanceOf(Renewal.Live.class);
                }
            }
        }

        assertThat(USERS).allSatisfy(user -> assertThat(holders(user)).hasSize(1));
    }

    /** A slot without a time to live may come to have nothing but a reservation by a merge. */
    @Test
    void isForgottenAlsoWhereItIsOverByItself() {
        var slots = Members.slots(Members.shared().get(0), options);
        slots.put("default:alice", "1000|lost|phone||2000|||f1");

        Awaitility.await("all slots empty").atMost(Duration.ofMinutes(2)).until(() -> {
            passByHeartbeats(options.kept());
            return slots.isEmpty();
        });
    }

    private void passByHeartbeats(Duration time) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(heartbeat)) {
            passOneHeartbeat();
        }
    }

    private void passOneHeartbeat() {
        Members.pass(heartbeat);
        for (int i = 0; i < clusters.size(); i++) {
            answer(clusters.get(i).renew(node(i), 0));
        }
    }

    private void claim(SessionKey user, String session, NodeId node) {
        answer(registries.get(0).claim(connect(user, session, node)));
    }

    private static SessionClaim connect(SessionKey user, String session, NodeId node) {
        return SessionClaim.connect(user, Claimant.of(session, node), RULE);
    }

    private List<SessionLease> holders(SessionKey user) {
        return answer(registries.get(1).holders(user));
    }

    private static NodeId node(int number) {
        return new NodeId("node-" + number);
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
