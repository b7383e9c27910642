// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.HEARTBEAT;
import static io.github.singlesession.guard.Scene.LEASE;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A node that fails closed stops its own sessions before others may take them. */
class FencingTest {

    /** Others may think the node dead so long after the last renewal that it sent; a second of it is kept as a margin. */
    private static final Duration TERM = LEASE.minusSeconds(1);

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Scene scene = new Scene().failClosed();
    private final Scene.Node north = scene.node("north");

    @BeforeEach
    void aPhoneIsConnectedAndTheNodeHasJustRenewed() {
        north.admitted(PHONE, firstCome(1));
        scene.time.pass(HEARTBEAT);
        north.heard.words();
        north.wire.calls();
    }

    @Nested
    class WhileTheStoreIsAway {

        @BeforeEach
        void itIsAway() {
            north.cutOff();
        }

        @Test
        void aSessionSpeaksForAsLongAsTheNodesLeaseRuns() {
            scene.time.pass(TERM.minus(MOMENT));

            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }

        @Test
        void aFrameAfterThatEndsIt() {
            scene.time.pass(TERM);

            assertThat(north.guard.mayProceed(PHONE)).isFalse();

            assertThat(north.heard.words())
                    .containsExactly("store lost", "tell phone STORE_UNAVAILABLE", "ended phone STORE_UNAVAILABLE");
        }

        @Test
        void aSessionThatSaysNothingStays() {
            scene.time.pass(TERM.multipliedBy(2));

            assertThat(north.guard.sessions())
                    .extracting(SessionLease::sessionId)
                    .containsExactly(PHONE);
            assertThat(north.heard.words()).containsExactly("store lost");
        }

        @Test
        void theSeatOfAnEndedSessionIsGivenBackLater() {
            scene.time.pass(TERM);
            north.guard.mayProceed(PHONE);

            north.reconnect();
            scene.time.pass(HEARTBEAT);

            assertThat(scene.holders()).isEmpty();
        }

        @Test
        void aNewcomerIsRefused() {
            assertThat(answer(north.connect(LAPTOP, firstCome(2)))).isEqualTo(Refused.of(Refusal.STORE_UNAVAILABLE));
        }

        @Test
        void aNewcomerIsRefusedWithoutACallOnceTheLeaseLapsed() {
            scene.time.pass(TERM);
            north.wire.open();
            north.wire.calls();

            assertThat(answer(north.connect(LAPTOP, firstCome(2)))).isEqualTo(Refused.of(Refusal.STORE_UNAVAILABLE));

            assertThat(north.wire.calls()).isEmpty();
        }
    }

    @Nested
    class AfterALapse {

        @Test
        void aSessionIsSuspendedUntilTheStoreConfirmsIt() {
            north.cutOff();
            scene.time.pass(TERM);
            north.wire.holdRequests();
            north.registered.open();
            scene.time.pass(TIMEOUT);

            assertThat(north.guard.mayProceed(PHONE)).isFalse();
        }

        @Test
        void aConfirmedSessionSpeaksAgain() {
            north.cutOff();
            scene.time.pass(TERM);

            north.reconnect();
            scene.time.pass(TIMEOUT.multipliedBy(2));

            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            assertThat(north.heard.words()).containsExactly("store lost", "store restored");
        }

        @Test
        void aMachineThatSleptCountsAsOne() {
            scene.time.setClock(Duration.ofMillis(1_001));

            assertThat(north.guard.mayProceed(PHONE)).isFalse();
        }

        @Test
        void aClockThatIsALittleAheadDoesNot() {
            scene.time.setClock(Duration.ofMillis(999));

            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }
    }

    @Nested
    class WhereOnlyClaimsFail {

        @Test
        void sessionsSpeakOn() {
            north.wire.cut();

            scene.time.pass(LEASE.multipliedBy(2));

            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }
    }

    @Nested
    class WhereRenewalsAreAnsweredSlowly {

        @Test
        void theTermRunsFromWhenTheRenewalWasSent() {
            north.registered.holdAnswers();
            scene.time.pass(HEARTBEAT);
            scene.time.pass(TIMEOUT.minus(MOMENT));
            north.registered.deliver("renew");
            north.cutOff();

            scene.time.pass(TERM.minus(TIMEOUT));
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            scene.time.pass(MOMENT);
            assertThat(north.guard.mayProceed(PHONE)).isFalse();
        }
    }
}
