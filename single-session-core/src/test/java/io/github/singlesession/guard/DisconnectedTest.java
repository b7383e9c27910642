// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.guard.EndReason.CLIENT_CLOSED;
import static io.github.singlesession.guard.EndReason.CONNECTION_LOST;
import static io.github.singlesession.guard.EndReason.STALE;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Over;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DisconnectedTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Nested
    class WhoHolds {

        @Test
        void givesItsSeatBack() {
            var phone = north.admitted(PHONE, firstCome(2));
            north.admitted(LAPTOP, firstCome(2));

            north.guard.disconnected(PHONE, STALE);

            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            assertThat(north.heard.ends()).containsExactly(new SessionEnd(phone, STALE, null, 1, null));
            assertThat(north.heard.words()).containsExactly("granted phone", "granted laptop", "ended phone STALE");
        }

        @Test
        void givesItBackOnceHoweverOftenItCloses() {
            north.admitted(PHONE, firstCome(1));

            north.guard.disconnected(PHONE, CLIENT_CLOSED);
            north.guard.disconnected(PHONE, CONNECTION_LOST);

            assertThat(north.wire.calls()).containsExactly("claim phone", "release phone");
            assertThat(north.heard.words()).containsExactly("granted phone", "ended phone CLIENT_CLOSED");
        }

        @Test
        void isSilentFromTheCloseOnNotFromTheStoresAnswer() {
            north.admitted(PHONE, firstCome(1));
            north.wire.holdAnswers();

            north.guard.disconnected(PHONE, CLIENT_CLOSED);

            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            assertThat(north.guard.sessions()).isEmpty();
            assertThat(north.heard.words()).containsExactly("granted phone");
            north.wire.deliver("release phone");
            assertThat(north.heard.words()).containsExactly("ended phone CLIENT_CLOSED");
        }
    }

    @Nested
    class WhoWasDisplaced {

        @Test
        void touchesNobodyWhenItClosesLate() {
            north.admitted(PHONE, kickOld(1));
            north.admitted(LAPTOP, kickOld(1));

            north.guard.disconnected(PHONE, CONNECTION_LOST);

            assertThat(north.wire.calls()).containsExactly("claim phone", "claim laptop");
            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
            assertThat(north.heard.ends()).extracting(SessionEnd::reason).containsExactly(EndReason.DISPLACED);
        }

        @Test
        void touchesNobodyWhenItClosesBeforeTheNoticeArrives() {
            var south = scene.node("south");
            north.admitted(PHONE, kickOld(1));
            var laptop = south.admitted(LAPTOP, kickOld(1));

            north.guard.disconnected(PHONE, CONNECTION_LOST);
            scene.time.settle();

            assertThat(scene.holders()).containsExactly(laptop);
            assertThat(north.heard.words()).containsExactly("granted phone", "ended phone CONNECTION_LOST");
        }
    }

    @Nested
    class WhoseClaimIsUnderWay {

        @Test
        void leavesNothingBehind() {
            north.wire.holdAnswers();
            var admission = north.connect(PHONE, firstCome(1));

            north.guard.disconnected(PHONE, CLIENT_CLOSED);
            north.wire.deliver("claim phone");
            north.wire.deliver("release phone");

            assertThat(answer(admission)).isEqualTo(new Over());
            assertThat(scene.holders()).isEmpty();
            assertThat(scene.store.size()).isZero();
            assertThat(north.heard.words()).isEmpty();
            assertThat(north.connect(PHONE, firstCome(1))).isNotDone();
        }

        @Test
        void releasesOnlyOnceTheClaimWasAnswered() {
            north.wire.holdAnswers();
            var unused = north.connect(PHONE, firstCome(1));

            north.guard.disconnected(PHONE, CLIENT_CLOSED);
            north.guard.disconnected(PHONE, CLIENT_CLOSED);

            assertThat(north.wire.calls()).containsExactly("claim phone");
            north.wire.deliver("claim phone");
            assertThat(north.wire.calls()).containsExactly("release phone");
        }

        @Test
        void endsAfterItsGrantIfItClosesWhileThatIsBeingTold() {
            north.heard.whileGranted(() -> north.guard.disconnected(PHONE, CLIENT_CLOSED));

            var admission = north.connect(PHONE, firstCome(1));

            assertThat(answer(admission)).isEqualTo(new Over());
            assertThat(north.heard.words()).containsExactly("granted phone", "ended phone CLIENT_CLOSED");
            assertThat(scene.holders()).isEmpty();
            assertThat(north.guard.mayProceed(PHONE)).isFalse();
        }

        @Test
        void releasesNothingThatItWasDenied() {
            north.admitted(LAPTOP, firstCome(1));
            north.wire.holdAnswers();
            var admission = north.connect(PHONE, firstCome(1));

            north.guard.disconnected(PHONE, CLIENT_CLOSED);
            north.wire.deliver("claim phone");

            assertThat(answer(admission)).isNotInstanceOf(Admitted.class);
            assertThat(north.wire.calls()).containsExactly("claim laptop", "claim phone");
            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
        }
    }

    @Test
    void isHarmlessForWhomTheGuardDoesNotKnow() {
        north.guard.disconnected(PHONE, CLIENT_CLOSED);

        assertThat(north.wire.calls()).isEmpty();
        assertThat(north.heard.words()).isEmpty();
    }
}
