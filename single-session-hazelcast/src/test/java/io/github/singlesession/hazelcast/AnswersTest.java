// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.SessionStoreException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How answers come, and what comes where there is none. */
class AnswersTest {

    private static final NodeId NODE = new NodeId("north-1");
    private static final SessionKey ALICE = SessionKey.of("alice");

    private final HazelcastOptions options = Members.options();

    @Test
    void comeByTheExecutorThatIsMeantForThem() {
        var handed = new AtomicInteger();
        Executor counting = task -> {
            handed.incrementAndGet();
            Members.answers().execute(task);
        };
        var member = Members.shared().get(0);
        try (var cluster = Members.cluster(member, options)) {
            var registry = new HazelcastSessionRegistry(member, options, cluster, counting);
            for (int i = 0; i < 50; i++) {
                answer(registry.release(SessionKey.of("user-" + i), "phone", 1));
            }
        }
        assertThat(handed).hasValue(50);
    }

    @Test
    void thatComeTooLateForWhoAskedStillHaveTheLoserTold() {
        var member = Members.shared().get(0);
        var late = new ConcurrentLinkedQueue<Runnable>();
        var heard = new CopyOnWriteArrayList<Notice>();
        try (var cluster = Members.cluster(member, options)) {
            answer(cluster.listen(NODE, heard::add));
            answer(Members.registry(member, options, cluster).claim(claim("one")));
            var impatient = new HazelcastSessionRegistry(member, options, cluster, late::add);

            var unheard = impatient.claim(claim("two")).toCompletableFuture();
            assertThat(unheard.cancel(false)).isTrue();
            Awaitility.await().until(() -> !late.isEmpty());
            late.forEach(Runnable::run);

            Awaitility.await().until(() -> heard.size() == 1);
            assertThat(heard.get(0)).isInstanceOf(Notice.Displaced.class);
        }
    }

    @Test
    void ofAMemberThatIsOverAreFailuresAndNothingIsThrown() {
        var member = Members.start(1).get(0);
        var cluster = Members.cluster(member, options);
        var registry = Members.registry(member, options, cluster);
        answer(cluster.listen(NODE, notice -> {}));
        answer(registry.holders(ALICE));

        member.getLifecycleService().terminate();

        for (CompletionStage<?> stage : new CompletionStage<?>[] {
            registry.holders(ALICE),
            cluster.join(NODE),
            cluster.tell(NODE, new Notice.Loopback()),
            cluster.leave(NODE),
            cluster.listen(NODE, notice -> {})
        }) {
            assertThatThrownBy(() -> answer(stage))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SessionStoreException.class);
        }
        cluster.close();
    }

    private static SessionClaim claim(String session) {
        var rule = SessionRule.of(ConflictPolicy.KICK_OLD, 1);
        return SessionClaim.connect(ALICE, Claimant.of(session, NODE), rule);
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
