// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.HEARTBEAT;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionStoreException;
import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoreTroubleTest {

    private static final Refused STORE_UNAVAILABLE = Refused.of(Refusal.STORE_UNAVAILABLE);

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.failClosed().node("north");

    @Nested
    class AClaimWithoutAnAnswer {

        @Test
        void isRefusedWhenTheStoreHadItsTime() {
            north.wire.holdAnswers();
            var admission = north.connect(PHONE, firstCome(1));

            scene.time.pass(TIMEOUT.minusMillis(1));
            assertThat(admission).isNotDone();
            scene.time.pass(Duration.ofMillis(1));

            assertThat(answer(admission)).isEqualTo(STORE_UNAVAILABLE);
            assertThat(north.heard.words()).containsExactly("store lost", "refused phone STORE_UNAVAILABLE");
            assertThat(north.guard.mayProceed(PHONE)).isFalse();
        }

        @Test
        void isReleasedByIdAfterwards() {
            north.wire.holdAnswers();
            var unused = north.connect(PHONE, firstCome(1));
            scene.time.pass(TIMEOUT);
            assertThat(scene.holdingSessions()).containsExactly(PHONE);

            north.wire.open();
            scene.time.pass(TIMEOUT.multipliedBy(2));

            assertThat(north.wire.calls()).containsExactly("claim phone", "release phone by id");
            assertThat(scene.holders()).isEmpty();
        }

        @Test
        void takesNoSeatWhenItIsCarriedOutTooLate() {
            north.wire.holdRequests();
            var unused = north.connect(PHONE, firstCome(1));
            scene.time.pass(TIMEOUT.plusMillis(1));

            north.wire.deliver("claim phone");

            assertThat(scene.holders()).isEmpty();
        }

        @Test
        void takesNoSeatAfterItsReleaseThoughARenewalWasLongOnItsWay() {
            north.registered.holdRequests();
            scene.time.pass(HEARTBEAT);
            north.registered.open();
            scene.time.pass(HEARTBEAT);
            north.registered.deliver("renew");
            north.wire.holdRequests();
            var unused = north.connect(PHONE, firstCome(1));
            scene.time.pass(TIMEOUT.multipliedBy(3));

            north.wire.deliver("release phone by id");
            north.wire.deliver("claim phone");

            assertThat(scene.holders()).isEmpty();
        }

        @Test
        void isNotAdmittedByAnAnswerThatComesTooLate() {
            north.wire.holdAnswers();
            var admission = north.connect(PHONE, firstCome(1));
            scene.time.pass(TIMEOUT);

            north.wire.deliver("claim phone");

            assertThat(answer(admission)).isEqualTo(STORE_UNAVAILABLE);
            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            assertThat(north.heard.words()).containsExactly("store lost", "refused phone STORE_UNAVAILABLE");
        }

        @Test
        void leavesNothingBehindWhenItsConnectionClosesMeanwhile() {
            north.wire.holdAnswers();
            var unused = north.connect(PHONE, firstCome(1));
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);

            north.wire.open();
            scene.time.pass(TIMEOUT.multipliedBy(3));

            assertThat(north.wire.calls()).containsExactly("claim phone", "release phone by id");
            assertThat(scene.store.size()).isZero();
        }
    }

    @Nested
    class AStoreThatIsAway {

        @Test
        void letsNobodyInAndIsAskedToReleaseUntilItAnswers() {
            north.wire.cut();
            var admission = north.connect(PHONE, firstCome(1));
            assertThat(answer(admission)).isEqualTo(STORE_UNAVAILABLE);

            scene.time.pass(TIMEOUT.multipliedBy(4));
            assertThat(north.wire.calls())
                    .containsExactly(
                            "claim phone", "release phone by id", "release phone by id", "release phone by id");
            north.wire.open();
            scene.time.pass(TIMEOUT);
            assertThat(north.wire.calls()).containsExactly("release phone by id");
            scene.time.pass(TIMEOUT.multipliedBy(10));
            assertThat(north.wire.calls()).isEmpty();
        }

        @Test
        void getsTheReleaseOfAClosedSessionOnceItIsBack() {
            north.admitted(PHONE, firstCome(1));
            north.wire.cut();
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            assertThat(north.heard.words()).containsExactly("granted phone", "store lost", "ended phone CLIENT_CLOSED");
            scene.time.pass(TIMEOUT.multipliedBy(5));

            north.wire.open();
            scene.time.pass(TIMEOUT);

            assertThat(scene.holders()).isEmpty();
            assertThat(north.heard.words()).containsExactly("store restored");
        }

        @Test
        void getsAReleaseAgainThatItDidNotAnswer() {
            north.admitted(PHONE, firstCome(1));
            north.wire.holdRequests();
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            north.wire.open();

            scene.time.pass(TIMEOUT.multipliedBy(2));

            assertThat(north.wire.calls()).containsExactly("claim phone", "release phone", "release phone");
            assertThat(scene.holders()).isEmpty();
        }

        @Test
        void failsAnEndWhichMayBeTriedAgain() {
            north.admitted(PHONE, firstCome(1));
            north.wire.holdRequests();
            var end = north.guard.end(ALICE, null, "signed out").toCompletableFuture();

            scene.time.pass(TIMEOUT);

            assertThat(end)
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(SessionStoreException.class)
                    .withMessage("the store did not answer within PT1S");
        }
    }

    @Nested
    class AStoreWhoseClockWasSetForward {

        private final Scene scene = new Scene();
        private final Scene.Node north = scene.node("north");

        @Test
        void isAskedForItsTimeAndForTheSeatOnceMore() {
            scene.time.setClock(Duration.ofHours(1));

            assertThat(answer(north.connect(PHONE, firstCome(1)))).isInstanceOf(Admitted.class);

            assertThat(north.wire.calls()).containsExactly("claim phone", "claim phone");
            assertThat(north.registered.calls()).containsExactly("renew");
            north.admitted(LAPTOP, firstCome(2));
            assertThat(north.wire.calls()).containsExactly("claim laptop");
        }

        @Test
        void isNotAskedAgainWhileItsTimeIsUnknown() {
            scene.time.setClock(Duration.ofHours(1));
            north.registered.cut();

            assertThat(north.admitted(PHONE, firstCome(1)).fenced()).isFalse();

            assertThat(north.wire.calls()).containsExactly("claim phone");
        }
    }
}
