// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.connectTab;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.Cast.reclaim;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Denial;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A session that the store lost is put back. */
class ReclaimRulesTest {

    private static final Denied REVOKED = new Denied(Denial.REVOKED, List.of(), Duration.ZERO);

    private final SlotStory story = new SlotStory();

    @Nested
    class Reclaim {

        @Test
        void givesALargerTokenThanTheLostOneWhereTheClockIsBehind() {
            var ahead = lease(PHONE, SOUTH, START + 9_000_000, START + 9_000_000);

            assertThat(story.granted(reclaim(ahead, firstCome(1))).token()).isEqualTo(START + 9_000_001);
        }

        @Test
        void putsTheSessionBackWithANewTokenSinceItsOldTime() {
            var former = story.granted(connect(PHONE, firstCome(1)));
            story.forget().pass(Duration.ofSeconds(3));

            var outcome = story.claim(reclaim(former, firstCome(1)));

            assertThat(outcome).isEqualTo(new Granted(lease(PHONE, NORTH, START + 3_000_000, START), List.of(), 1));
        }

        @Test
        void goesBackInTheOrderInWhichTheSessionsCame() {
            var phone = story.granted(connect(PHONE, kickOld(2)));
            var laptop = story.granted(connect(LAPTOP, kickOld(2)));
            story.forget().pass(Duration.ofSeconds(3));

            story.claim(reclaim(laptop, kickOld(2)));
            story.claim(reclaim(phone, kickOld(2)));

            assertThat(story.holdingSessions()).containsExactly(PHONE, LAPTOP);
            story.claim(connect(TABLET, kickOld(2)));
            assertThat(story.holdingSessions()).containsExactly(LAPTOP, TABLET);
        }

        @Test
        void displacesNobodyUnderKickOldEither() {
            var former = story.granted(connect(PHONE, kickOld(1)));
            story.forget().pass(Duration.ofSeconds(3));
            var laptop = story.granted(connect(LAPTOP, kickOld(1)));

            var outcome = story.claim(reclaim(former, kickOld(1)));

            assertThat(outcome).isEqualTo(new Denied(Denial.OCCUPIED, List.of(laptop), Duration.ZERO));
            assertThat(story.holders()).containsExactly(laptop);
        }

        @Test
        void displacesNotEvenTheSameClient() {
            var former = story.granted(connectTab("tab-1", firstCome(1)));
            story.forget();
            var resumed = story.granted(connectTab("tab-2", firstCome(1)));

            var outcome = story.claim(
                    connectTab("tab-1", firstCome(1)).as(new ClaimKind.Reclaim(former.token(), former.sinceMicros())));

            assertThat(outcome).isEqualTo(new Denied(Denial.OCCUPIED, List.of(resumed), Duration.ZERO));
        }

        @Test
        void ofALeaseThatIsStillThereIsGrantedIt() {
            var lease = story.granted(connect(PHONE, firstCome(1)));
            story.pass(Duration.ofSeconds(3));

            assertThat(story.granted(reclaim(lease, firstCome(1)))).isEqualTo(lease);
        }
    }

    @Nested
    class WhatWasEnded {

        private final SessionLease former = story.granted(connect(PHONE, firstCome(1)));
        private final SessionClaim comeBack = reclaim(former, firstCome(1));

        @Test
        void staysEndedForAnHour() {
            story.end(null);

            assertThat(story.claim(comeBack)).isEqualTo(REVOKED);
            assertThat(story.pass(Duration.ofHours(1).minus(Duration.ofNanos(1_000)))
                            .claim(comeBack))
                    .isEqualTo(REVOKED);
            assertThat(story.pass(Duration.ofNanos(1_000)).granted(comeBack))
                    .isEqualTo(lease(PHONE, NORTH, START + 3_600_000_000L, START));
        }

        @Test
        void staysEndedWhereTheStoreHadLostItBefore() {
            story.forget().pass(Duration.ofSeconds(3)).end(null);

            assertThat(story.claim(comeBack)).isEqualTo(REVOKED);
        }

        @Test
        void staysEndedWhereOneSessionWasMeant() {
            story.end(PHONE);

            assertThat(story.claim(comeBack)).isEqualTo(REVOKED);
        }

        @Test
        void staysEndedWhenAnOlderSessionIsEndedAfterIt() {
            var laptop = story.granted(connect(LAPTOP, firstCome(2)));
            story.end(LAPTOP);
            story.end(PHONE);

            assertThat(story.claim(reclaim(laptop, firstCome(2)))).isEqualTo(REVOKED);
        }

        @Test
        void staysEndedForAnHourHoweverLongItWasHeld() {
            story.pass(Duration.ofHours(5)).end(PHONE);

            assertThat(story.pass(Duration.ofMinutes(59)).claim(comeBack)).isEqualTo(REVOKED);
        }

        @Test
        void leavesThoseWhoCameLater() {
            story.end(PHONE);
            var laptop = story.granted(connect(LAPTOP, firstCome(1)));
            story.release(LAPTOP, laptop.token());

            assertThat(story.granted(reclaim(laptop, firstCome(1))))
                    .isEqualTo(lease(LAPTOP, NORTH, START + 2, START + 1));
        }

        @Test
        void doesNotKeepTheUserFromConnectingAnew() {
            story.end(null);

            assertThat(story.granted(connect(LAPTOP, firstCome(1)))).isEqualTo(lease(LAPTOP, NORTH, START + 1));
        }
    }
}
