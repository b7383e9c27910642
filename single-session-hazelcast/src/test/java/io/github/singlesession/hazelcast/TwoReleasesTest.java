// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.ObjectDataInput;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionRule;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While an application is upgraded, members of this release and of a later one are one cluster. */
class TwoReleasesTest {

    private static final int USERS = 40;
    private static final SessionRule FIRST_COME = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
    private static final SessionRule KICK_OLD = SessionRule.of(ConflictPolicy.KICK_OLD, 1);
    private static final NodeId NORTH = new NodeId("north-1");
    private static final NodeId SOUTH = new NodeId("south-1");

    @TempDir
    private static Path folder = Path.of("");

    private static LaterRelease release = LaterRelease.NONE;

    private final HazelcastOptions options = Members.options();
    private final HazelcastInstance member = Members.start(1).get(0);
    private final HazelcastCluster cluster = Members.cluster(member, options);
    private final HazelcastSessionRegistry registry = Members.registry(member, options, cluster);
    private HazelcastInstance laterMember = member;
    private LaterRelease.Store later = new LaterRelease.Store(registry, cluster);

    @BeforeAll
    static void compile() throws IOException {
        release = LaterRelease.compiledTo(folder);
    }

    @BeforeEach
    void start() throws ReflectiveOperationException {
        var known =
                "127.0.0.1:" + member.getCluster().getLocalMember().getAddress().getPort();
        Config config = Members.config(member.getConfig().getClusterName(), List.of(known));
        config.setClassLoader(release.loader());
        laterMember = Hazelcast.newHazelcastInstance(config);
        assertThat(laterMember.getCluster().getMembers()).hasSize(2);
        Awaitility.await("slots on both members")
                .until(() -> Members.owners(member).size() == 2);
        later = release.on(laterMember, options.mapPrefix(), Members.answers(), Members.notices());
    }

    @AfterEach
    void stop() {
        laterMember.getLifecycleService().terminate();
        member.getLifecycleService().terminate();
    }

    @Test
    void decideAsOne() {
        for (int i = 0; i < USERS; i++) {
            var key = SessionKey.of("user-" + i);
            var first = i % 2 == 0 ? registry : later.registry();
            var second = i % 2 == 0 ? later.registry() : registry;
            var held = granted(first, key, "first-" + i, NORTH, FIRST_COME);

            assertThat(claim(second, key, "second-" + i, SOUTH, FIRST_COME)).isInstanceOf(ClaimOutcome.Denied.class);
            assertThat(answer(second.reaffirm(List.of(held)))).containsExactly(held);
            var taken = granted(second, key, "second-" + i, SOUTH, KICK_OLD);

            assertThat(taken.token()).isGreaterThan(held.token());
            assertThat(answer(first.holders(key))).containsExactly(taken);
            assertThat(answer(first.release(key, taken.sessionId(), taken.token()))
                            .released())
                    .isTrue();
            assertThat(answer(first.end(key, null, "over")).ended()).isEmpty();
            assertThat(answer(second.holders(key))).isEmpty();
        }
        assertThat(records()).hasSize(USERS).anyMatch(record -> record.contains("later"));
    }

    @Test
    void tellEachOther() {
        var here = new CopyOnWriteArrayList<Notice>();
        var there = new CopyOnWriteArrayList<Notice>();
        answer(cluster.listen(NORTH, here::add));
        answer(later.cluster().listen(SOUTH, there::add));
        var alice = SessionKey.of("alice");
        granted(registry, alice, "one", NORTH, KICK_OLD);
        granted(later.registry(), alice, "two", SOUTH, KICK_OLD);
        granted(registry, alice, "three", NORTH, KICK_OLD);

        Awaitility.await().until(() -> here.size() == 1 && there.size() == 1);
        assertThat(here.get(0)).isInstanceOf(Notice.Displaced.class);
        assertThat(there.get(0)).isInstanceOf(Notice.Displaced.class);
    }

    @Test
    void haveOneRegisterOfNodes() {
        assertThat(answer(cluster.join(NORTH))).isInstanceOf(Renewal.Live.class);
        assertThat(answer(later.cluster().join(SOUTH))).isInstanceOf(Renewal.Live.class);
        answer(later.cluster().set("mode.default", "observe"));

        assertThat(answer(cluster.renew(NORTH, 3))).isInstanceOfSatisfying(Renewal.Live.class, live -> {
            assertThat(live.settings()).isEqualTo(Map.of("mode.default", "observe"));
            assertThat(live.suspected()).isEmpty();
        });
        assertThat(answer(later.cluster().renew(SOUTH, 4))).isInstanceOf(Renewal.Live.class);
        assertThat(answer(cluster.nodes()))
                .isEqualTo(answer(later.cluster().nodes()))
                .containsExactly(new NodeStatus(NORTH, 3), new NodeStatus(SOUTH, 4));
    }

    @Test
    void loseNothingWhenTheEarlierLeaves() {
        var leases = new CopyOnWriteArrayList<SessionLease>();
        for (int i = 0; i < USERS; i++) {
            leases.add(granted(registry, SessionKey.of("user-" + i), "phone-" + i, SOUTH, FIRST_COME));
        }

        member.shutdown();

        assertThat(answer(later.registry().reaffirm(leases))).isEqualTo(leases);
    }

    @Test
    void sayThatAQuestionIsNotKnownRatherThanFailToReadIt() {
        var map = Members.slots(member, options);
        assertThatThrownBy(() -> AskingProcessor.known(map.executeOnKey("default:alice", asking("v1|0|peek|"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("upgrade all members");
        assertThatThrownBy(() -> AskingProcessor.known(map.executeOnKey("default:alice", asking("v2|peek"))))
                .hasMessageContaining("upgrade all members");
        var observing = "v1|claim||phone|north-1||\nFIRST_COME|1|false|5|60000000\nobserve|1\n\n\n";
        assertThatThrownBy(() -> AskingProcessor.known(map.executeOnKey("default:alice", asking(observing))))
                .hasMessageContaining("upgrade all members");
        assertThat(map.size()).isZero();
    }

    /** Returns an operation as it arrives from another member. */
    private static SlotProcessor asking(String question) throws IOException {
        var asked = new SlotProcessor();
        asked.readData((ObjectDataInput) Proxy.newProxyInstance(
                TwoReleasesTest.class.getClassLoader(),
                new Class<?>[] {ObjectDataInput.class},
                (proxy, method, arguments) -> question));
        return asked;
    }

    private static ClaimOutcome claim(
            SessionRegistry asked, SessionKey key, String session, NodeId node, SessionRule rule) {
        return answer(asked.claim(SessionClaim.connect(key, Claimant.of(session, node), rule)));
    }

    private static SessionLease granted(
            SessionRegistry asked, SessionKey key, String session, NodeId node, SessionRule rule) {
        var outcome = claim(asked, key, session, node, rule);
        assertThat(outcome).isInstanceOf(ClaimOutcome.Granted.class);
        return ((ClaimOutcome.Granted) outcome).lease();
    }

    private List<String> records() {
        return List.copyOf(Members.slots(member, options).values());
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture()
                .orTimeout(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
