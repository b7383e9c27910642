// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members are lost without a word. */
class LostMemberTest {

    private static final int USERS = 100;
    private static final SessionRule FIRST_COME = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
    private static final SessionRule KICK_OLD = SessionRule.of(ConflictPolicy.KICK_OLD, 1);

    private final List<HazelcastInstance> members = Members.start(3);
    private final HazelcastOptions options = Members.options();

    @AfterEach
    void stop() {
        members.forEach(member -> member.getLifecycleService().terminate());
    }

    @Test
    void theBackupHasWhatTheOwnerDecided() {
        try (var cluster = Members.cluster(members.get(0), options)) {
            var registry = Members.registry(members.get(0), options, cluster);
            var node = new NodeId("north-1");
            Map<SessionKey, List<SessionLease>> before = new HashMap<>();
            for (int i = 0; i < USERS; i++) {
                var key = SessionKey.of("user-" + i);
                answer(registry.claim(SessionClaim.connect(key, Claimant.of("first-" + i, node), KICK_OLD)));
                answer(registry.claim(SessionClaim.connect(key, Claimant.of("second-" + i, node), KICK_OLD)));
                before.put(key, answer(registry.holders(key)));
            }
            var records = records(members.get(0));
            assertThat(ownedBy(members.get(2)))
                    .as("records of the member that is lost")
                    .isPositive();

            members.get(2).getLifecycleService().terminate();
            Awaitility.await()
                    .until(() -> members.get(0).getCluster().getMembers().size() == 2);

            before.forEach((key, leases) ->
                    assertThat(answer(registry.holders(key))).as(key.subject()).isEqualTo(leases));
            assertThat(records(members.get(0))).isEqualTo(records);
        }
    }

    @Test
    void theSeatsOfItsNodesAreFreeAsSoonAsTheOthersKnow() {
        try (var north = new GuardedNode("north", members.get(0), options.mapPrefix());
                var south = new GuardedNode("south", members.get(1), options.mapPrefix())) {
            var alice = SessionKey.of("alice");
            var held = south.admitted(alice, FIRST_COME);
            assertThat(north.admit(alice, FIRST_COME)).isInstanceOf(Admission.Refused.class);

            members.get(1).getLifecycleService().terminate();

            // Long before the node's lease ends, or the next renewal of the other node is due.
            Awaitility.await("the seat of a node that is lost")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> north.admit(alice, FIRST_COME) instanceof Admission.Admitted);
            assertThat(answer(north.registry().holders(alice)))
                    .noneMatch(lease -> lease.node().equals(held.node()));
        }
    }

    @Test
    void itsRecordsArePutBackAtOnceByWhoseSessionsTheyWere() {
        try (var north = new GuardedNode("north", members.get(0), options.mapPrefix())) {
            for (int i = 0; i < USERS; i++) {
                north.admitted(SessionKey.of("user-" + i), FIRST_COME);
            }

            members.get(1).getLifecycleService().terminate();
            members.get(2).getLifecycleService().terminate();

            Awaitility.await("all that one backup could not keep")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(records(members.get(0))).hasSize(USERS));
            for (int i = 0; i < USERS; i++) {
                var held = answer(north.registry().holders(SessionKey.of("user-" + i)));
                assertThat(held).as("user-" + i).hasSize(1);
                assertThat(north.guard().mayProceed(held.get(0).sessionId())).isTrue();
                assertThat(north.endOf(held.get(0))).isNull();
            }
        }
    }

    private Map<String, String> records(HazelcastInstance member) {
        return new HashMap<>(Members.slots(member, options));
    }

    private int ownedBy(HazelcastInstance member) {
        return Members.slots(member, options).localKeySet().size();
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
