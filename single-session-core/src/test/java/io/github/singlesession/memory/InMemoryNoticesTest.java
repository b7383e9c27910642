// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.WEST;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.connectTab;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever loses a lease is told where it lives. */
class InMemoryNoticesTest {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryCluster cluster = new InMemoryCluster(time, NodeTiming.DEFAULT, Runnable::run);
    private final InMemorySessionRegistry registry = new InMemorySessionRegistry(time, time::nanoTime, cluster);
    private final List<Notice> northHears = new ArrayList<>();
    private final List<Notice> southHears = new ArrayList<>();

    @BeforeEach
    void bothNodesListen() {
        join(NORTH, northHears::add);
        join(SOUTH, southHears::add);
    }

    @Test
    void aDisplacedSessionsNodeIsToldWhoAndWhyAndHowManyRemain() {
        var phone = granted(connect(PHONE, NORTH, kickOld(2)));
        granted(connect(LAPTOP, SOUTH, kickOld(2)));

        var tablet = granted(connect(TABLET, SOUTH, kickOld(2)));

        assertThat(northHears)
                .containsExactly(
                        new Notice.Displaced(new Displacement(phone, Cause.DISPLACED), TABLET, 2, tablet.token()));
        assertThat(southHears).isEmpty();
    }

    @Test
    void aResumedSessionsNodeIsToldThatItWasTheSameClient() {
        var before = granted(connectTab("tab-1", firstCome(1)));

        var after = granted(connectTab("tab-2", firstCome(1)));

        assertThat(northHears)
                .containsExactly(
                        new Notice.Displaced(new Displacement(before, Cause.RESUMED), "tab-2", 1, after.token()));
    }

    @Test
    void theNodesOfEndedSessionsAreToldTheReason() {
        var phone = granted(connect(PHONE, NORTH, firstCome(2)));
        var laptop = granted(connect(LAPTOP, SOUTH, firstCome(2)));

        assertThat(answer(registry.end(ALICE, null, "signed out")))
                .isEqualTo(new EndOutcome(List.of(phone, laptop), 0));

        assertThat(northHears).containsExactly(new Notice.Revoked(phone, "signed out", 0));
        assertThat(southHears).containsExactly(new Notice.Revoked(laptop, "signed out", 0));
    }

    @Test
    void nobodyIsToldOfWhatTookNobodysLease() {
        var phone = granted(connect(PHONE, NORTH, firstCome(1)));
        answer(registry.claim(connect(LAPTOP, SOUTH, firstCome(1))));
        answer(registry.end(ALICE, TABLET, "nobody there"));
        answer(registry.release(ALICE, PHONE, phone.token()));

        assertThat(northHears).isEmpty();
        assertThat(southHears).isEmpty();
    }

    @Test
    @Timeout(10)
    void aListenerMayCallTheRegistryAboutTheSameKey() {
        var answers = new ArrayList<Object>();
        join(WEST, notice -> {
            answers.add(answer(registry.holders(ALICE)).size());
            answers.add(answer(registry.release(ALICE, PHONE, SessionLease.ANY_TOKEN))
                    .released());
            answers.add(answer(registry.claim(connect(TABLET, NORTH, kickOld(1)))));
        });
        granted(connect(PHONE, WEST, kickOld(1)));

        var laptop = granted(connect(LAPTOP, NORTH, kickOld(1)));

        assertThat(answers).hasSize(3).startsWith(1, false).last().satisfies(outcome -> assertThat(
                        (ClaimOutcome) outcome)
                .isInstanceOf(Granted.class));
        var tablet = answer(registry.holders(ALICE)).get(0).token();
        assertThat(northHears)
                .containsExactly(new Notice.Displaced(new Displacement(laptop, Cause.DISPLACED), TABLET, 1, tablet));
    }

    private SessionLease granted(SessionClaim claim) {
        return ((Granted) answer(registry.claim(claim))).lease();
    }

    private void join(NodeId node, Consumer<Notice> listener) {
        answer(cluster.listen(node, listener));
        answer(cluster.join(node));
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }
}
