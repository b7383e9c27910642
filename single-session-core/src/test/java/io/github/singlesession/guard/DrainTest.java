// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.WATCH;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.HEARTBEAT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration SPREAD = Duration.ofSeconds(4);
    private static final Refused NODE_LEAVING = Refused.of(Refusal.NODE_LEAVING);

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Nested
    class ANodeThatLeaves {

        @Test
        void letsNobodyInAndNobodySpeak() {
            north.admitted(PHONE, firstCome(1));
            var unused = north.guard.drain(PATIENCE, SPREAD);

            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            north.wire.calls();
            assertThat(answer(north.connect(LAPTOP, firstCome(2)))).isEqualTo(NODE_LEAVING);
            assertThat(north.wire.calls()).isEmpty();
        }

        @Test
        void saysSoUntilItStartsAgain() {
            assertThat(north.guard.leaving()).isFalse();

            var unused = north.guard.drain(PATIENCE, SPREAD);
            assertThat(north.guard.leaving()).isTrue();

            answer(north.guard.start());
            assertThat(north.guard.leaving()).isFalse();
        }

        @Test
        void endsItsSessionsOneAfterTheOther() {
            north.admitted(PHONE, firstCome(4));
            north.admitted(LAPTOP, firstCome(4));
            north.admitted(TABLET, firstCome(4));
            north.admitted(WATCH, firstCome(4));
            var drained = north.guard.drain(PATIENCE, SPREAD).toCompletableFuture();

            var endedBySecond = new ArrayList<Integer>();
            for (var second = Duration.ZERO; second.compareTo(SPREAD) < 0; second = second.plusSeconds(1)) {
                assertThat(drained).isNotDone();
                scene.time.pass(second.isZero() ? Duration.ZERO : Duration.ofSeconds(1));
                endedBySecond.add(north.heard.ends().size());
            }

            assertThat(endedBySecond).containsExactly(1, 2, 3, 4);
            assertThat(drained).isCompleted();
            assertThat(north.heard.ends()).extracting(SessionEnd::reason).containsOnly(EndReason.DRAINED);
            assertThat(north.guard.sessions()).isEmpty();
        }

        @Test
        void freesItsSeatsForTheOthersBeforeItEndsTheLast() {
            var south = scene.node("south");
            north.admitted(PHONE, firstCome(2));
            north.admitted(LAPTOP, firstCome(2));
            var drained = north.guard.drain(PATIENCE, SPREAD).toCompletableFuture();
            scene.time.settle();

            south.admitted(TABLET, firstCome(2));
            south.admitted(WATCH, firstCome(2));

            assertThat(drained).isNotDone();
            assertThat(scene.holdingSessions()).containsExactly(TABLET, WATCH);
        }

        @Test
        void endsASessionOnceAlthoughItClosesMeanwhile() {
            north.admitted(PHONE, firstCome(2));
            north.admitted(LAPTOP, firstCome(2));
            var unused = north.guard.drain(PATIENCE, SPREAD);
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            north.guard.disconnected(LAPTOP, EndReason.CLIENT_CLOSED);

            scene.time.pass(SPREAD);

            assertThat(north.heard.ends()).extracting(SessionEnd::reason).containsOnly(EndReason.CLIENT_CLOSED);
            assertThat(north.heard.ends()).hasSize(2);
        }

        @Test
        void isDoneAtOnceWithoutSessions() {
            assertThat(north.guard.drain(PATIENCE, SPREAD)).isCompleted();
            assertThat(north.registered.calls()).containsExactly("leave");
        }

        @Test
        void endsItsSessionsThoughTheRegisterIsAway() {
            north.admitted(PHONE, firstCome(1));
            north.registered.holdRequests();
            var drained = north.guard.drain(PATIENCE, Duration.ZERO).toCompletableFuture();

            scene.time.pass(Scene.TIMEOUT);

            assertThat(drained).isCompleted();
            assertThat(north.heard.words()).endsWith("ended phone DRAINED");
        }
    }

    @Nested
    class AClaimUnderWay {

        @Test
        void isWaitedForAndGivenBack() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, firstCome(1));
            var drained = north.guard.drain(PATIENCE, SPREAD).toCompletableFuture();
            assertThat(north.registered.calls()).isEmpty();
            north.wire.open();

            north.wire.deliver("claim phone");

            assertThat(answer(phone)).isEqualTo(NODE_LEAVING);
            assertThat(scene.holders()).isEmpty();
            assertThat(north.registered.calls()).containsExactly("leave");
            assertThat(drained).isCompleted();
            assertThat(north.heard.words()).containsExactly("refused phone NODE_LEAVING");
        }

        @Test
        void isWaitedForNoLongerThanPatienceLasts() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, firstCome(1));
            var drained = north.guard.drain(PATIENCE, SPREAD).toCompletableFuture();

            scene.time.pass(PATIENCE);
            assertThat(drained).isCompleted();
            north.wire.deliver("claim phone");

            assertThat(answer(phone)).isEqualTo(NODE_LEAVING);
            assertThat(scene.holders()).isEmpty();
        }
    }

    @Nested
    class AfterTheLastSession {

        @Test
        void theNodeRenewsNoMore() {
            var unused = north.guard.drain(PATIENCE, SPREAD);
            north.registered.calls();

            scene.time.pass(HEARTBEAT.multipliedBy(10));

            assertThat(north.registered.calls()).isEmpty();
        }

        @Test
        void theNodeStaysAwayThoughARenewalIsAnsweredLate() {
            north.registered.holdRequests();
            scene.time.pass(HEARTBEAT);
            north.registered.open();
            var unused = north.guard.drain(PATIENCE, SPREAD);
            north.registered.calls();

            north.registered.deliver("renew");
            scene.time.pass(HEARTBEAT);

            assertThat(north.registered.calls()).isEmpty();
            assertThat(answer(scene.cluster.nodes())).isEmpty();
        }

        @Test
        void theNodeRenewsNoMoreThoughALateClaimAsksForTheStoresTime() {
            scene.time.setClock(Duration.ofHours(1));
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, firstCome(1));
            var unused = north.guard.drain(PATIENCE, SPREAD);
            scene.time.pass(PATIENCE);
            north.wire.open();
            north.wire.deliver("claim phone");
            assertThat(answer(phone)).isInstanceOf(Refused.class);
            assertThat(north.registered.calls()).containsExactly("leave");

            scene.time.pass(HEARTBEAT.multipliedBy(3));

            assertThat(north.registered.calls()).isEmpty();
        }

        @Test
        void theNodeMayStartAgainAsAnother() {
            var before = north.guard.node();
            north.admitted(PHONE, firstCome(1));
            var unused = north.guard.drain(PATIENCE, SPREAD);
            scene.time.pass(SPREAD);

            answer(north.guard.start());

            assertThat(north.guard.node()).isNotEqualTo(before);
            assertThat(answer(north.connect(LAPTOP, firstCome(1)))).isInstanceOf(Admitted.class);
            assertThat(north.guard.mayProceed(LAPTOP)).isTrue();
            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
        }

        @Test
        void aSeatThatWasClaimedAsTheFormerNodeIsMovedToTheNewOne() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, firstCome(1));
            var unused = north.guard.drain(PATIENCE, SPREAD);
            scene.time.pass(PATIENCE);
            answer(north.guard.start());
            north.wire.open();

            north.wire.deliver("claim phone");

            assertThat(answer(phone)).isInstanceOf(Admitted.class);
            scene.time.pass(HEARTBEAT);
            assertThat(scene.holders()).extracting(SessionLease::node).containsExactly(north.guard.node());
        }
    }
}
