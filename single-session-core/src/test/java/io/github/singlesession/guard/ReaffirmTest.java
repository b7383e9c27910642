// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.guard.Scene.HEARTBEAT;
import static io.github.singlesession.guard.Scene.PROBE_TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.Displacement;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a node believes of its sessions, and what the store knows. */
class ReaffirmTest {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** Until every session was asked about, however the intervals fall. */
    private static final Duration ALL_ASKED = INTERVAL.multipliedBy(3).dividedBy(2);

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Nested
    class ASessionThatHolds {

        @Test
        void isAskedAboutAboutOnceAnInterval() {
            north.admitted(PHONE, firstCome(1));

            scene.time.pass(INTERVAL.multipliedBy(10));

            assertThat(north.wire.calls()).filteredOn("reaffirm"::equals).hasSizeBetween(8, 13);
            assertThat(north.heard.timesReaffirmed(Reaffirmed.HELD)).isBetween(8, 13);
        }

        @Test
        void sharesItsCallWithOthersThatAreDue() {
            for (int i = 0; i < 1_000; i++) {
                north.admitted(SessionKey.of("user-" + i), "phone-" + i, firstCome(1));
            }
            north.wire.calls();

            scene.time.pass(ALL_ASKED);

            assertThat(north.heard.timesReaffirmed(Reaffirmed.HELD)).isGreaterThanOrEqualTo(1_000);
            assertThat(Collections.frequency(north.wire.calls(), "reaffirm")).isLessThan(40);
        }
    }

    @Nested
    class ASessionThatTheStoreLost {

        @Test
        void isPutBackWithALargerTokenAndHoldsSinceItEverDid() {
            var phone = north.admitted(PHONE, firstCome(1));
            lose(phone);

            scene.time.pass(ALL_ASKED);

            var held = scene.holders().get(0);
            assertThat(held.token()).isGreaterThan(phone.token());
            assertThat(held.sinceMicros()).isEqualTo(phone.sinceMicros());
            assertThat(north.guard.sessions()).containsExactly(held);
            assertThat(north.heard.words()).containsExactly("granted phone");
        }

        @Test
        void isOverIfSomebodyElseHasTheSeat() {
            var south = scene.node("south");
            lose(north.admitted(PHONE, kickOld(1)));
            south.admitted(LAPTOP, kickOld(1));

            scene.time.pass(ALL_ASKED.plus(PROBE_TIMEOUT));

            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
            assertThat(north.heard.words()).containsExactly("granted phone", "tell phone LOST", "ended phone LOST");
            assertThat(north.heard.ends()).extracting(SessionEnd::remaining).containsExactly(1);
        }

        @Test
        void givesBackWhatItIsGivenTooLate() {
            lose(north.admitted(PHONE, firstCome(1)));
            north.wire.calls();
            north.wire.holdAnswers();
            while (!north.wire.calls().contains("reaffirm")) {
                scene.time.pass(Duration.ofSeconds(1));
            }
            north.wire.deliver("reaffirm");
            assertThat(scene.holdingSessions()).containsExactly(PHONE);
            north.wire.open();

            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            north.wire.deliver("claim phone");

            assertThat(scene.holders()).isEmpty();
        }

        @Test
        void givesBackWhatItIsGivenAfterItIsOverThoughItIsNeverToldOfIt() {
            var phone = north.admitted(PHONE, firstCome(1));
            lose(phone);
            north.wire.calls();
            north.wire.holdAnswers();
            while (!north.wire.calls().contains("reaffirm")) {
                scene.time.pass(Duration.ofSeconds(1));
            }
            north.wire.deliver("reaffirm");
            assertThat(scene.holdingSessions()).containsExactly(PHONE);
            north.wire.open();

            var late = new Notice.Displaced(new Displacement(phone, Displacement.Cause.RESUMED), LAPTOP, 1);
            answer(scene.cluster.tell(north.guard.node(), late));
            scene.time.pass(Duration.ofMinutes(1));

            assertThat(north.heard.words()).contains("tell phone RESUMED");
            assertThat(scene.holders()).isEmpty();
        }
    }

    @Nested
    class ASessionThatWasLetInWithoutTheStore {

        @Test
        void goesOnUntilTheRegisterSaysWhetherTheOldHolderIsThere() {
            var south = scene.node("south");
            south.admitted(LAPTOP, firstCome(1));
            south.die();
            north.cutOff();
            assertThat(answer(north.connect(PHONE, firstCome(1)))).isInstanceOf(Admitted.class);

            north.wire.open();
            scene.time.pass(PROBE_TIMEOUT.multipliedBy(4));
            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();

            answer(scene.cluster.leave(south.guard.node()));
            north.registered.open();
            scene.time.pass(HEARTBEAT.multipliedBy(2));
            assertThat(scene.holdingSessions()).containsExactly(PHONE);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            assertThat(north.heard.words()).noneMatch(word -> word.startsWith("ended"));
        }
    }

    @Nested
    class ASessionWhoseNoticeGotLost {

        @Test
        void isOverAsRevokedIfItWasEndedOnPurpose() {
            north.admitted(PHONE, firstCome(1));
            north.register.deafen();
            answer(scene.store.end(ALICE, null, "signed out"));

            scene.time.pass(ALL_ASKED);

            assertThat(north.heard.words())
                    .containsExactly("granted phone", "tell phone REVOKED", "ended phone REVOKED");
            assertThat(scene.holders()).isEmpty();
        }
    }

    @Nested
    class ANodeThatHearsNothing {

        @Test
        void listensAnewWithinTwoHeartbeatsAndAsksAboutEverySession() {
            var south = scene.node("south");
            north.admitted(PHONE, kickOld(1));
            scene.time.pass(HEARTBEAT);
            north.registered.calls();
            north.register.deafen();
            south.admitted(LAPTOP, kickOld(1));

            scene.time.pass(HEARTBEAT.multipliedBy(2));

            assertThat(north.registered.calls()).containsOnlyOnce("listen");
            scene.time.pass(PROBE_TIMEOUT.plusSeconds(1));
            assertThat(north.heard.words()).containsExactly("granted phone", "tell phone LOST", "ended phone LOST");
        }

        @Test
        void hearsAgainAfterwards() {
            var south = scene.node("south");
            north.admitted(PHONE, kickOld(1));
            north.register.deafen();
            scene.time.pass(HEARTBEAT.multipliedBy(3));
            north.registered.calls();

            south.admitted(LAPTOP, kickOld(1));
            scene.time.settle();

            assertThat(north.heard.words()).contains("tell phone DISPLACED");
            scene.time.pass(HEARTBEAT.multipliedBy(3));
            assertThat(north.registered.calls()).containsOnly("renew");
        }
    }

    @Nested
    class ANodeThatWasDeclaredDead {

        @Test
        void takesItsSessionsAlongAsAnotherNode() {
            var south = scene.node("south");
            var phone = north.admitted(PHONE, firstCome(1));
            north.cutOff();
            scene.time.pass(Scene.LEASE.plus(HEARTBEAT));
            answer(scene.cluster.verdict(north.guard.node()));

            north.reconnect();
            scene.time.pass(HEARTBEAT);

            assertThat(scene.holders()).containsExactly(phone.on(north.guard.node()));
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);
        }

        @Test
        void isForgottenAsWhatItWasOnceNoLeaseIsBoundToThat() {
            north.admitted(PHONE, firstCome(1));
            var former = north.guard.node();
            answer(scene.cluster.leave(former));
            north.registered.calls();
            north.wire.holdRequests();

            scene.time.pass(HEARTBEAT.plusMillis(1));
            assertThat(north.registered.calls()).containsExactly("renew", "listen", "join");
            north.wire.deliver("reaffirm");
            scene.time.settle();

            assertThat(north.registered.calls()).containsExactly("leave");
        }
    }

    @Nested
    class ALeaseThatItsNodeDoesNotKnow {

        @Test
        void isGivenBackWhenSomebodyIsRefusedForItsSake() {
            var south = scene.node("south");
            answer(scene.store.claim(
                    SessionClaim.connect(ALICE, Claimant.of("ghost", north.guard.node()), firstCome(1))));

            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);
            scene.time.settle();

            assertThat(scene.holders()).isEmpty();
            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Admitted.class);
        }

        @Test
        void isKeptIfItIsAReservation() {
            var south = scene.node("south");
            answer(scene.store.claim(
                    SessionClaim.connect(ALICE, Claimant.of("reserved", north.guard.node()), firstCome(1))
                            .as(new ClaimKind.Reserve(Duration.ofMinutes(5), false))));

            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);
            scene.time.settle();

            assertThat(scene.holdingSessions()).containsExactly("reserved");
        }
    }

    private void lose(SessionLease lease) {
        answer(scene.store.release(lease.key(), lease.sessionId(), lease.token()));
    }
}
