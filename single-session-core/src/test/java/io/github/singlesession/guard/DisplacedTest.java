// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.Notice;
import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Over;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DisplacedTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Nested
    class OnTheSameNode {

        @Test
        void endsBeforeItsSuccessorIsGranted() {
            var phone = north.admitted(PHONE, kickOld(1));

            north.admitted(LAPTOP, kickOld(1));
            scene.time.settle();

            assertThat(north.heard.words())
                    .containsExactly(
                            "granted phone",
                            "displaced phone by laptop",
                            "tell phone DISPLACED",
                            "ended phone DISPLACED",
                            "granted laptop");
            assertThat(north.heard.ends()).containsExactly(new SessionEnd(phone, EndReason.DISPLACED, LAPTOP, 1, null));
            assertThat(north.guard.mayProceed(PHONE)).isFalse();
        }

        @Test
        void isGrantedAndEndsBeforeItsSuccessorIsGrantedThoughTheAnswersCrossed() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, kickOld(1));
            var laptop = north.connect(LAPTOP, kickOld(1));

            north.wire.deliver("claim laptop");
            scene.time.settle();
            assertThat(laptop).isNotDone();
            assertThat(north.heard.words()).containsExactly("displaced phone by laptop");

            north.wire.deliver("claim phone");
            assertThat(north.heard.words())
                    .containsExactly(
                            "granted phone", "tell phone DISPLACED", "ended phone DISPLACED", "granted laptop");
            assertThat(answer(phone)).isEqualTo(new Over());
            assertThat(answer(laptop)).isInstanceOf(Admitted.class);
            assertThat(north.guard.sessions()).extracting(l -> l.sessionId()).containsExactly(LAPTOP);
        }

        @Test
        void endsBeforeItsSuccessorIsGrantedThoughItsReleaseIsUnderWay() {
            north.admitted(PHONE, kickOld(1));
            north.wire.holdRequests();
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            north.wire.open();
            var laptop = north.connect(LAPTOP, kickOld(1));
            assertThat(laptop).isNotDone();

            north.wire.deliver("release phone");

            assertThat(answer(laptop)).isInstanceOf(Admitted.class);
            assertThat(north.heard.words())
                    .containsExactly(
                            "granted phone",
                            "displaced phone by laptop",
                            "ended phone CLIENT_CLOSED",
                            "granted laptop");
        }

        @Test
        void endsBeforeItsSuccessorIsGrantedThoughTheMachineStoodStillMeanwhile() {
            north.admitted(PHONE, kickOld(1));
            north.wire.holdRequests();
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            north.wire.open();
            var laptop = north.connect(LAPTOP, kickOld(1));

            scene.time.standStill(Scene.LEASE);

            assertThat(answer(laptop)).isInstanceOf(Admitted.class);
            assertThat(north.heard.words()).containsSubsequence("ended phone CLIENT_CLOSED", "granted laptop");
        }

        @Test
        void keepsItsSuccessorWaitingWhileItsEndIsBeingTold() {
            answer(north.guard.admit(
                    new AdmissionRequest(ALICE, PHONE, kickOld(1), null, false, null), Peer.lively(end -> {
                        north.wire.deliver("claim laptop");
                        north.heard.hear("tell phone " + end.reason());
                    })));
            north.wire.holdAnswers();
            var laptop = north.connect(LAPTOP, kickOld(1));

            // The notice comes first, and the answer while the phone's connection is still being told.
            scene.time.settle();

            assertThat(answer(laptop)).isInstanceOf(Admitted.class);
            assertThat(north.heard.words())
                    .containsExactly(
                            "granted phone",
                            "displaced phone by laptop",
                            "tell phone DISPLACED",
                            "ended phone DISPLACED",
                            "granted laptop");
        }

        @Test
        void keepsItsSuccessorWaitingNoLongerThanTheStoreMayTake() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, kickOld(1));
            var laptop = north.connect(LAPTOP, kickOld(1));
            north.wire.deliver("claim laptop");

            scene.time.pass(Scene.TIMEOUT);

            assertThat(answer(phone)).isEqualTo(new Admission.Over());
            assertThat(answer(laptop)).isInstanceOf(Admitted.class);
            assertThat(north.heard.words())
                    .containsSubsequence(
                            "displaced phone by laptop",
                            "store lost",
                            "granted phone",
                            "tell phone DISPLACED",
                            "ended phone DISPLACED",
                            "granted laptop");
        }
    }

    @Nested
    class OnAnotherNode {

        private final Scene.Node south = scene.node("south");

        @Test
        void endsWhenTheNoticeArrivesWithoutKeepingItsSuccessorWaiting() {
            var phone = north.admitted(PHONE, kickOld(1));

            south.admitted(LAPTOP, kickOld(1));
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            scene.time.settle();

            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            assertThat(north.heard.words())
                    .containsExactly("granted phone", "tell phone DISPLACED", "ended phone DISPLACED");
            assertThat(north.heard.ends()).containsExactly(new SessionEnd(phone, EndReason.DISPLACED, LAPTOP, 1, null));
            assertThat(south.heard.words()).containsExactly("displaced phone by laptop", "granted laptop");
        }

        @Test
        void isGrantedFirstIfTheNoticeComesBeforeItsOwnAnswer() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, kickOld(1));
            south.admitted(LAPTOP, kickOld(1));
            scene.time.settle();

            north.wire.deliver("claim phone");

            assertThat(answer(phone)).isEqualTo(new Over());
            assertThat(north.guard.sessions()).isEmpty();
            assertThat(north.heard.words())
                    .containsExactly("granted phone", "tell phone DISPLACED", "ended phone DISPLACED");
        }

        @Test
        void isNotEndedByANoticeOfAnotherToken() {
            var phone = north.admitted(PHONE, kickOld(1));
            tellNorth(new Notice.Displaced(
                    new Displacement(lease(PHONE, north.guard.node(), phone.token() - 1), Cause.DISPLACED), LAPTOP, 1));

            assertThat(north.guard.sessions()).containsExactly(phone);
        }

        @Test
        void isNotEndedByANoticeOfAnotherTokenThatCameBeforeItsAnswer() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, kickOld(1));
            tellNorth(new Notice.Displaced(
                    new Displacement(lease(PHONE, north.guard.node(), 7), Cause.DISPLACED), LAPTOP, 1));

            north.wire.deliver("claim phone");

            assertThat(answer(phone)).isInstanceOf(Admitted.class);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }

        @Test
        void isEndedOnceHoweverOftenTheNoticeComes() {
            var phone = north.admitted(PHONE, kickOld(1));
            var notice = new Notice.Displaced(new Displacement(phone, Cause.DISPLACED), LAPTOP, 1);

            tellNorth(notice);
            tellNorth(notice);

            assertThat(north.heard.words())
                    .containsExactly("granted phone", "tell phone DISPLACED", "ended phone DISPLACED");
        }

        @Test
        void isToldHowLongAgoItsSeatWasTaken() {
            var phone = north.admitted(PHONE, kickOld(1));
            var notice = new Notice.Displaced(
                    new Displacement(phone, Cause.DISPLACED), LAPTOP, 1, scene.time.micros() - 250_000);

            tellNorth(notice);

            assertThat(north.heard.ends()).extracting(SessionEnd::ago).containsExactly(Duration.ofMillis(250));
        }

        @Test
        void isNotToldSoByAStoreThatDoesNotSayOrIsAhead() {
            tellNorth(new Notice.Displaced(
                    new Displacement(north.admitted(PHONE, kickOld(1)), Cause.DISPLACED), LAPTOP, 1));
            var ahead = scene.time.micros() + 250_000;
            tellNorth(new Notice.Displaced(
                    new Displacement(north.admitted(LAPTOP, kickOld(2)), Cause.DISPLACED), PHONE, 1, ahead));

            assertThat(north.heard.ends()).extracting(SessionEnd::ago).containsExactly(Duration.ZERO, Duration.ZERO);
        }

        private void tellNorth(Notice notice) {
            answer(scene.cluster.tell(north.guard.node(), notice));
            scene.time.settle();
        }
    }
}
