// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.Cast.reserve;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.NodeView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimedLeaseRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final SlotStory story = new SlotStory();

    @Nested
    class Reservation {

        @Test
        void holdsASeatForItsTimeAndNotLonger() {
            story.granted(reserve(PHONE, MINUTE, firstCome(1)));

            story.pass(MINUTE.minus(MICROSECOND));
            assertThat(story.claim(connect(LAPTOP, firstCome(1)))).isInstanceOf(Denied.class);

            story.pass(MICROSECOND);
            assertThat(story.holders()).isEmpty();
            assertThat(story.claim(connect(LAPTOP, firstCome(1))))
                    .isEqualTo(new Granted(lease(LAPTOP, NORTH, START + 60_000_000), List.of(), 1));
        }

        @Test
        void isMadeAgainWithTheSameTokenAndEnd() {
            var lease = story.granted(reserve(PHONE, MINUTE, firstCome(1)));
            story.pass(Duration.ofSeconds(30));

            assertThat(story.granted(reserve(PHONE, MINUTE, firstCome(1)))).isEqualTo(lease);

            assertThat(story.pass(Duration.ofSeconds(30)).holders()).isEmpty();
        }

        @Test
        void lastsLongerIfItAsksTo() {
            var lease = story.granted(reserve(PHONE, MINUTE, firstCome(1)));
            story.pass(Duration.ofSeconds(30));

            assertThat(story.granted(connect(PHONE, firstCome(1)).as(new ClaimKind.Reserve(MINUTE, true))))
                    .isEqualTo(lease);

            assertThat(story.pass(MINUTE.minus(MICROSECOND)).holders()).containsExactly(lease);
            assertThat(story.pass(MICROSECOND).holders()).isEmpty();
        }

        @Test
        void staysWhereItIsWhenAnotherNodeMakesItAgain() {
            var lease = story.granted(reserve(PHONE, MINUTE, firstCome(1)));

            assertThat(story.granted(connect(PHONE, SOUTH, firstCome(1)).as(new ClaimKind.Reserve(MINUTE, true))))
                    .isEqualTo(lease);
        }

        @Test
        void outlivesTheNodeThatMadeIt() {
            var reserved = story.granted(reserve(PHONE, MINUTE, firstCome(1)));

            var outcome = story.claim(
                    connect(LAPTOP, SOUTH, firstCome(1)).seeing(new NodeView(Set.of(NORTH), Set.of(NORTH))));

            assertThat(outcome).isInstanceOf(Denied.class);
            assertThat(story.holders()).containsExactly(reserved);
        }

        @Test
        void isReleasedLikeAnyLease() {
            var lease = story.granted(reserve(PHONE, MINUTE, firstCome(1)));

            story.release(PHONE, lease.token());

            assertThat(story.holders()).isEmpty();
        }
    }

    @Nested
    class Confirmation {

        @Test
        void bindsTheLeaseToItsNodeWithANewToken() {
            story.granted(reserve(PHONE, MINUTE, firstCome(1)));
            story.pass(Duration.ofSeconds(5));

            var outcome = story.claim(connect(PHONE, firstCome(1)));

            assertThat(outcome).isEqualTo(new Granted(lease(PHONE, NORTH, START + 5_000_000, START), List.of(), 1));
            assertThat(story.pass(Duration.ofDays(1)).holders())
                    .containsExactly(lease(PHONE, NORTH, START + 5_000_000, START));
        }

        @Test
        void isNeverWeakenedByALaterReservation() {
            var confirmed = story.granted(connect(PHONE, firstCome(1)));

            assertThat(story.granted(connect(PHONE, firstCome(1)).as(new ClaimKind.Reserve(MINUTE, true))))
                    .isEqualTo(confirmed);

            assertThat(story.pass(Duration.ofDays(1)).holders()).containsExactly(confirmed);
        }

        @Test
        void comesTooLateForASeatThatWasGivenAway() {
            story.granted(reserve(PHONE, MINUTE, firstCome(1)));
            var laptop = story.pass(MINUTE).granted(connect(LAPTOP, firstCome(1)));

            assertThat(story.claim(connect(PHONE, firstCome(1)))).isInstanceOf(Denied.class);
            assertThat(story.holders()).containsExactly(laptop);
        }
    }
}
