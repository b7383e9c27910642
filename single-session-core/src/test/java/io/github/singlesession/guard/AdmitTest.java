// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TAB;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOldUpTo;
import static io.github.singlesession.Cast.onRequest;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.singlesession.Cast;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AdmitTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Nested
    class Admits {

        @Test
        void whoGetsASeatAndLetsItSpeak() {
            var lease = north.admitted(PHONE, firstCome(1));

            assertThat(lease)
                    .isEqualTo(new SessionLease(
                            Cast.ALICE, PHONE, north.guard.node(), lease.token(), lease.token(), false, null));
            assertThat(scene.holders()).containsExactly(lease);
            assertThat(north.guard.sessions()).containsExactly(lease);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            assertThat(north.heard.words()).containsExactly("granted phone");
        }

        @Test
        void nobodyBeforeTheStoreAnswered() {
            north.wire.holdAnswers();
            var admission = north.connect(PHONE, firstCome(1));

            assertThat(admission).isNotDone();
            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            assertThat(north.guard.sessions()).isEmpty();
            assertThat(north.heard.words()).isEmpty();

            north.wire.deliver("claim phone");
            assertThat(answer(admission)).isInstanceOf(Admitted.class);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }

        @Test
        void theSameClientInItsOwnSeat() {
            answer(north.connect("tab-1", firstCome(1), TAB, false));

            assertThat(answer(north.connect("tab-2", firstCome(1), TAB, false))).isInstanceOf(Admitted.class);

            assertThat(north.heard.words())
                    .containsExactly(
                            "granted tab-1",
                            "displaced tab-1 by tab-2",
                            "tell tab-1 RESUMED",
                            "ended tab-1 RESUMED",
                            "granted tab-2");
            assertThat(north.guard.mayProceed("tab-1")).isFalse();
        }

        @Test
        void whoAsksForTheSeatWhereTheRuleLetsIt() {
            answer(north.connect(PHONE, onRequest()));

            assertThat(answer(north.connect(LAPTOP, onRequest(), null, true))).isInstanceOf(Admitted.class);

            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
        }
    }

    @Nested
    class Refuses {

        @Test
        void whoFindsTheSeatTakenAndNamesTheHolders() {
            var phone = north.admitted(PHONE, firstCome(1));

            var admission = answer(north.connect(LAPTOP, firstCome(1)));

            assertThat(admission)
                    .isEqualTo(new Refused(Refusal.DUPLICATE_SESSION, List.of(phone), Duration.ofMillis(2_250)));
            assertThat(north.guard.mayProceed(LAPTOP)).isFalse();
            assertThat(north.guard.sessions()).containsExactly(phone);
            assertThat(north.heard.words()).containsExactly("granted phone", "refused laptop DUPLICATE_SESSION");
        }

        @Test
        void oneTakeoverTooManyUntilTheWindowEnds() {
            north.admitted(PHONE, kickOldUpTo(1));
            var laptop = north.admitted(LAPTOP, kickOldUpTo(1));

            var admission = answer(north.connect(TABLET, kickOldUpTo(1)));

            assertThat(admission).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Refusal.TAKEOVER_LIMIT);
                assertThat(refused.holders()).containsExactly(laptop);
                assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(1).minusMillis(1), Duration.ofMinutes(1));
            });
        }

        @Test
        void everybodyBeforeTheStart() {
            var south = scene.newNode("south");

            assertThat(answer(south.connect(PHONE, firstCome(1))))
                    .isEqualTo(new Refused(Refusal.STORE_UNAVAILABLE, List.of(), Duration.ZERO));
            assertThat(south.wire.calls()).isEmpty();
        }

        @Test
        void aSessionIdThatIsInUse() {
            north.admitted(PHONE, firstCome(1));

            assertThatIllegalStateException()
                    .isThrownBy(() -> north.connect(PHONE, firstCome(1)))
                    .withMessage("session id phone is in use");
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }
    }

    @Test
    void nobodyMaySpeakWhomTheGuardDoesNotKnow() {
        assertThat(north.guard.mayProceed(PHONE)).isFalse();
    }

    @Test
    void sessionIdsAreLongAndNeverTheSame() {
        assertThat(SessionGuard.newSessionId()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(SessionGuard.newSessionId());
    }
}
