// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.PROBE_TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a refused newcomer does to the holder it was refused for. */
class ProbeTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");
    private final Peer phone = new Peer(
            end -> north.heard.hear("tell phone " + end.reason()),
            () -> north.heard.hear("ping phone"),
            scene.time::nanoTime);

    ProbeTest() {
        var request = new AdmissionRequest(ALICE, PHONE, firstCome(1), null, false, null);
        assertThat(answer(north.guard.admit(request, phone))).isInstanceOf(Admitted.class);
        scene.time.pass(MOMENT);
        north.heard.words();
    }

    @Nested
    class AHolderThatIsThere {

        @Test
        void isPingedOnceAndKeepsItsSeat() {
            refused(north, LAPTOP);
            scene.time.pass(PROBE_TIMEOUT);

            assertThat(north.heard.words()).containsExactly("ping phone", "refused laptop DUPLICATE_SESSION");
            assertThat(scene.holdingSessions()).containsExactly(PHONE);
        }

        @Test
        void keepsItsSeatHoweverOftenItIsProbed() {
            for (int i = 0; i < 100; i++) {
                refused(north, "laptop-" + i);
                scene.time.pass(PROBE_TIMEOUT.dividedBy(3));
            }

            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }

        @Test
        void isProbedOnceForManyNewcomers() {
            for (int i = 0; i < 100; i++) {
                refused(north, "laptop-" + i);
            }
            scene.time.pass(PROBE_TIMEOUT);

            assertThat(north.heard.words()).filteredOn("ping phone"::equals).hasSize(1);
        }

        @Test
        void isPingedOnceMoreAtHalfOfTheTimeAndMayAnswerThat() {
            phone.vanish();
            refused(north, LAPTOP);
            scene.time.pass(PROBE_TIMEOUT.dividedBy(2).minus(MOMENT));
            phone.comeBack();
            scene.time.pass(PROBE_TIMEOUT);

            assertThat(north.heard.words()).filteredOn("ping phone"::equals).hasSize(2);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }
    }

    @Nested
    class AHolderThatVanished {

        @Test
        void isOutOfTheWayWhenTheNewcomerComesBackAsItWasTold() {
            phone.vanish();

            var refused = refused(north, LAPTOP);
            scene.time.pass(refused.retryAfter());

            assertThat(refused.retryAfter()).isEqualTo(PROBE_TIMEOUT.plusMillis(250));
            assertThat(north.heard.words())
                    .containsExactly(
                            "ping phone",
                            "refused laptop DUPLICATE_SESSION",
                            "ping phone",
                            "tell phone STALE",
                            "ended phone STALE");
            assertThat(scene.holders()).isEmpty();
            north.admitted(TABLET, firstCome(1));
        }

        @Test
        void isFoundOutByItsOwnNode() {
            var south = scene.node("south");
            phone.vanish();

            var refused = refused(south, LAPTOP);
            scene.time.pass(refused.retryAfter());

            assertThat(scene.holders()).isEmpty();
            assertThat(north.heard.words())
                    .containsExactly("ping phone", "ping phone", "tell phone STALE", "ended phone STALE");
        }

        @Test
        void isNotEndedTwiceIfItsConnectionBreaksDuringTheProbe() {
            phone.vanish();
            refused(north, LAPTOP);

            north.guard.disconnected(PHONE, EndReason.CONNECTION_LOST);
            scene.time.pass(PROBE_TIMEOUT);

            assertThat(north.heard.words())
                    .contains("ended phone CONNECTION_LOST")
                    .doesNotContain("tell phone STALE", "ended phone STALE");
        }
    }

    private static Refused refused(Scene.Node node, String device) {
        var admission = answer(node.connect(device, firstCome(1)));
        assertThat(admission).isInstanceOf(Refused.class);
        return (Refused) admission;
    }
}
