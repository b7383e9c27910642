// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.EndReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two parts of a cluster that do not know each other, as after a split, and that become one: a member alone merges into two
 * that belong together, and comes back as another member.
 */
class SplitBrainTest {

    private static final String NAME = "test-split-brain";
    private static final SessionRule FIRST_COME = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
    private static final SessionRule FIRST_TWO = SessionRule.of(ConflictPolicy.FIRST_COME, 2);
    private static final SessionRule KICK_OLD = SessionRule.of(ConflictPolicy.KICK_OLD, 1);

    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final SessionKey BOB = SessionKey.of("bob");
    private static final SessionKey CAROL = SessionKey.of("carol");
    private static final SessionKey DAVE = SessionKey.of("dave");

    private final String prefix = Members.options().mapPrefix();
    private final List<HazelcastInstance> members = new ArrayList<>();
    private final Config apart = Members.config(NAME, List.of());

    @AfterEach
    void stop() {
        members.forEach(member -> member.getLifecycleService().terminate());
    }

    @Test
    void leavesAsManyAsTheLimitLetsAndTellsTheOthers() {
        var first = start(Members.config(NAME, List.of()));
        var second = start(Members.config(NAME, List.of(address(first))));
        var alone = start(apart);
        assertThat(second.getCluster().getMembers()).hasSize(2);
        assertThat(alone.getCluster().getMembers()).hasSize(1);
        try (var north = new GuardedNode("north", first, prefix);
                var south = new GuardedNode("south", second, prefix);
                var east = new GuardedNode("east", alone, prefix)) {
            var aliceNorth = north.admitted(ALICE, FIRST_COME);
            var aliceEast = east.admitted(ALICE, FIRST_COME);
            var bobSouth = south.admitted(BOB, KICK_OLD);
            var bobEast = east.admitted(BOB, KICK_OLD);
            var carolSouth = south.admitted(CAROL, FIRST_TWO);
            var carolEast = east.admitted(CAROL, FIRST_TWO);
            var daveEast = east.admitted(DAVE, FIRST_COME);

            heal(first);

            Awaitility.await("members that are one cluster")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> alone.getCluster().getMembers().size() == 3);
            Awaitility.await("who lost").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(east.endOf(aliceEast)).as("who came second").isEqualTo(EndReason.LOST);
                assertThat(south.endOf(bobSouth)).as("who came first").isEqualTo(EndReason.LOST);
            });
            for (var node : List.of(north, south, east)) {
                assertThat(holders(node, ALICE)).containsExactly(aliceNorth.sessionId());
                assertThat(holders(node, BOB)).containsExactly(bobEast.sessionId());
                assertThat(holders(node, CAROL)).containsExactly(carolSouth.sessionId(), carolEast.sessionId());
                assertThat(holders(node, DAVE)).containsExactly(daveEast.sessionId());
            }
            assertThat(north.guard().mayProceed(aliceNorth.sessionId())).isTrue();
            assertThat(east.guard().mayProceed(bobEast.sessionId())).isTrue();
            assertThat(east.guard().mayProceed(carolEast.sessionId())).isTrue();
            assertThat(nodes(north)).hasSize(3);

            // The way between the parts works in both directions again.
            var taken = north.admitted(BOB, KICK_OLD);
            assertThat(taken.token()).isGreaterThan(bobEast.token());
            Awaitility.await("who is kicked on the other side")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> east.endOf(bobEast) == EndReason.DISPLACED);
            var back = east.admitted(BOB, KICK_OLD);
            Awaitility.await("who is kicked on this side")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> north.endOf(taken) == EndReason.DISPLACED);
            assertThat(back.token()).isGreaterThan(taken.token());
        }
    }

    /** Has the member that is apart know the others: the next time it looks for its like, it finds them. */
    private void heal(HazelcastInstance other) {
        apart.getNetworkConfig().getJoin().getTcpIpConfig().addMember(address(other));
    }

    private HazelcastInstance start(Config config) {
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "1");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "1");
        var member = Hazelcast.newHazelcastInstance(config);
        members.add(member);
        return member;
    }

    private static String address(HazelcastInstance member) {
        return "127.0.0.1:" + member.getCluster().getLocalMember().getAddress().getPort();
    }

    private static List<String> holders(GuardedNode node, SessionKey key) {
        return answer(node.registry().holders(key)).stream()
                .map(SessionLease::sessionId)
                .toList();
    }

    private static List<?> nodes(GuardedNode node) {
        return answer(node.cluster().nodes());
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
