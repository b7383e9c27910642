// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.Cast.reserve;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What befalls leases that are there: release, end, reaffirm. */
class LeaveRulesTest {

    private final SlotStory story = new SlotStory();
    private final SessionLease phone = lease(PHONE, NORTH, START);
    private final SessionLease laptop = lease(LAPTOP, NORTH, START + 1);

    @BeforeEach
    void twoHold() {
        story.claim(connect(PHONE, firstCome(2)));
        story.claim(connect(LAPTOP, firstCome(2)));
    }

    @Nested
    class Release {

        @Test
        void freesTheLeaseWithThatToken() {
            assertThat(story.release(PHONE, phone.token())).isEqualTo(new ReleaseOutcome(true, 1));
            assertThat(story.holders()).containsExactly(laptop);
        }

        @Test
        void touchesNothingWithAnotherToken() {
            var before = story.slot();

            assertThat(story.release(PHONE, laptop.token())).isEqualTo(new ReleaseOutcome(false, 2));
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void touchesNothingForASessionThatHoldsNothing() {
            assertThat(story.release(TABLET, phone.token())).isEqualTo(new ReleaseOutcome(false, 2));
            assertThat(story.holders()).containsExactly(phone, laptop);
        }

        @Test
        void freesWhateverTokenTheSessionHasIfNoneIsKnown() {
            assertThat(story.release(PHONE, SessionLease.ANY_TOKEN)).isEqualTo(new ReleaseOutcome(true, 1));
            assertThat(story.holders()).containsExactly(laptop);
        }

        @Test
        void comesTwiceAndFreesOnce() {
            story.release(PHONE, phone.token());

            assertThat(story.release(PHONE, phone.token())).isEqualTo(new ReleaseOutcome(false, 1));
        }

        @Test
        void leavesNothingToKeepAfterTheLast() {
            story.release(PHONE, phone.token());

            assertThat(story.release(LAPTOP, laptop.token())).isEqualTo(new ReleaseOutcome(true, 0));
            assertThat(story.slot().keepUntil()).isZero();
        }

        @Test
        void countsOnlyThoseWhoseTimeLasts() {
            story.granted(reserve(TABLET, Duration.ofSeconds(1), firstCome(3)));
            story.pass(Duration.ofSeconds(1));

            assertThat(story.release(PHONE, phone.token())).isEqualTo(new ReleaseOutcome(true, 1));
        }
    }

    @Nested
    class End {

        @Test
        void takesAllOfTheKey() {
            assertThat(story.end(null)).isEqualTo(new EndOutcome(List.of(phone, laptop), 0));
            assertThat(story.holders()).isEmpty();
        }

        @Test
        void takesOne() {
            assertThat(story.end(PHONE)).isEqualTo(new EndOutcome(List.of(phone), 1));
            assertThat(story.holders()).containsExactly(laptop);
        }

        @Test
        void takesNothingWhereNobodyIsMeant() {
            var before = story.slot();

            assertThat(story.end(TABLET)).isEqualTo(new EndOutcome(List.of(), 2));
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void takesNothingWhereNobodyHolds() {
            story.end(null);

            assertThat(story.end(null)).isEqualTo(new EndOutcome(List.of(), 0));
        }

        @Test
        void isRememberedForAnHour() {
            story.pass(Duration.ofSeconds(5)).end(null);

            assertThat(story.slot().keepUntil()).isEqualTo(START + 5_000_000 + 3_600_000_000L);
        }
    }

    @Nested
    class Reaffirm {

        @Test
        void findsALeaseThatHolds() {
            var before = story.slot();

            assertThat(story.reaffirm(phone)).contains(phone);
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void movesALeaseToTheNodeThatAsks() {
            var believed = lease(PHONE, SOUTH, phone.token());

            assertThat(story.reaffirm(believed)).contains(believed);
            assertThat(story.holders()).containsExactly(believed, laptop);
        }

        @Test
        void answersTheTokenThatTheStoreHas() {
            assertThat(story.reaffirm(lease(PHONE, NORTH, START - 7))).contains(phone);
        }

        @Test
        void missesALeaseThatIsGone() {
            story.release(PHONE, phone.token());

            assertThat(story.reaffirm(phone)).isEmpty();
            assertThat(story.holders()).containsExactly(laptop);
        }

        @Test
        void missesALeaseWhoseTimePassed() {
            var tablet = story.granted(reserve(TABLET, Duration.ofSeconds(1), firstCome(3)));
            story.pass(Duration.ofSeconds(1));

            assertThat(story.reaffirm(tablet)).isEmpty();
        }
    }
}
