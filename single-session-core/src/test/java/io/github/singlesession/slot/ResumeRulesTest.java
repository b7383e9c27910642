// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.connectTab;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.Cast.kickOldUpTo;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The tab that alice keeps open comes back by another connection. */
class ResumeRulesTest {

    private static final SessionRule ONCE =
            new SessionRule(ConflictPolicy.FIRST_COME, 1, false, new TakeoverLimit(1, Duration.ofMinutes(1)));

    private final SlotStory story = new SlotStory();

    @Nested
    class Resume {

        @Test
        void takesItsOwnSeatUnderFirstComeToo() {
            story.claim(connectTab("tab-1", firstCome(1)));

            var outcome = story.claim(connectTab("tab-2", firstCome(1)));

            assertThat(outcome)
                    .isEqualTo(new Granted(
                            lease("tab-2", NORTH, START + 1),
                            List.of(new Displacement(lease("tab-1", NORTH, START), Cause.RESUMED)),
                            1));
        }

        @Test
        void takesItsOwnSeatRatherThanAFreeOne() {
            story.claim(connectTab("tab-1", firstCome(2)));

            story.claim(connectTab("tab-2", firstCome(2)));

            assertThat(story.holdingSessions()).containsExactly("tab-2");
        }

        @Test
        void takesItsOwnSeatRatherThanTheOldest() {
            story.claim(connect(PHONE, kickOld(2)));
            story.claim(connectTab("tab-1", kickOld(2)));

            story.claim(connectTab("tab-2", kickOld(2)));

            assertThat(story.holdingSessions()).containsExactly(PHONE, "tab-2");
        }

        @Test
        void displacesWhomALoweredLimitAsksForBeyondItsOwn() {
            story.claim(connect(PHONE, kickOld(3)));
            story.claim(connect(LAPTOP, kickOld(3)));
            story.claim(connectTab("tab-1", kickOld(3)));

            var outcome = story.claim(connectTab("tab-2", kickOld(2)));

            assertThat(outcome)
                    .isEqualTo(new Granted(
                            lease("tab-2", NORTH, START + 3),
                            List.of(
                                    new Displacement(lease("tab-1", NORTH, START + 2), Cause.RESUMED),
                                    new Displacement(lease(PHONE, NORTH, START), Cause.DISPLACED)),
                            2));
        }

        @Test
        void isOneTakeoverTogetherWithThoseItDisplacesBeyondItsOwn() {
            story.claim(connect(PHONE, kickOld(2)));
            story.claim(connectTab("tab-1", kickOld(2)));

            story.takenOver(connectTab("tab-2", kickOldUpTo(2)));

            assertThat(story.takenOver(connectTab("tab-3", kickOldUpTo(2))))
                    .isEqualTo(lease("tab-3", NORTH, START + 3));
        }

        @Test
        void isNobodyElsesWithoutAClientId() {
            story.claim(connect(PHONE, firstCome(1)));

            assertThat(story.claim(connect(LAPTOP, firstCome(1))))
                    .isEqualTo(new Denied(Denial.OCCUPIED, List.of(lease(PHONE, NORTH, START)), Duration.ZERO));
        }
    }

    @Nested
    class DeniedResume {

        @Test
        void leavesItsOwnLeaseWhereALoweredLimitIsFull() {
            story.claim(connect(PHONE, firstCome(3)));
            story.claim(connect(LAPTOP, firstCome(3)));
            story.claim(connectTab("tab-1", firstCome(3)));
            var before = story.slot();

            var outcome = story.claim(connectTab("tab-2", firstCome(2)));

            assertThat(outcome)
                    .isEqualTo(new Denied(
                            Denial.OCCUPIED,
                            List.of(
                                    lease(PHONE, NORTH, START),
                                    lease(LAPTOP, NORTH, START + 1),
                                    lease("tab-1", NORTH, START + 2)),
                            Duration.ZERO));
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void comesOverTheBudgetAndLastsUntilTheWindowEnds() {
            story.claim(connectTab("tab-1", ONCE));
            story.claim(connectTab("tab-2", ONCE));
            story.pass(Duration.ofSeconds(20));
            var before = story.slot();

            var outcome = story.claim(connectTab("tab-3", ONCE));

            assertThat(outcome)
                    .isEqualTo(new Denied(
                            Denial.TAKEOVER_LIMIT, List.of(lease("tab-2", NORTH, START + 1)), Duration.ofSeconds(40)));
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void isOneTakeoverAlsoWhereTheLimitWasLoweredAndOthersGo() {
            story.claim(connect(PHONE, kickOld(3)));
            story.claim(connect(LAPTOP, kickOld(3)));
            story.claim(connectTab("tab-1", kickOld(3)));

            var outcome = story.claim(connectTab("tab-2", kickOldUpTo(1)));

            assertThat(outcome).isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.displaced())
                    .extracting(Displacement::cause)
                    .containsExactly(Cause.RESUMED, Cause.DISPLACED, Cause.DISPLACED));
        }

        @Test
        void comesOverABudgetThatTakeoversSpent() {
            story.claim(connect(PHONE, kickOldUpTo(1)));
            story.claim(connectTab("tab-1", kickOldUpTo(1)));

            assertThat(story.claim(connectTab("tab-2", kickOldUpTo(1))))
                    .isEqualTo(new Denied(
                            Denial.TAKEOVER_LIMIT, List.of(lease("tab-1", NORTH, START + 1)), Duration.ofMinutes(1)));
        }

        @Test
        void isGrantedOnceTheWindowEnded() {
            story.claim(connectTab("tab-1", ONCE));
            story.claim(connectTab("tab-2", ONCE));
            story.pass(Duration.ofMinutes(1));

            assertThat(story.takenOver(connectTab("tab-3", ONCE))).isEqualTo(lease("tab-3", NORTH, story.now()));
        }
    }

    @Test
    void aSessionThatHoldsAlreadyResumesNothing() {
        story.claim(connectTab("tab-1", firstCome(1)));

        assertThat(story.granted(connectTab("tab-1", firstCome(1)))).isEqualTo(lease("tab-1", NORTH, START));
        assertThat(story.claim(connect(TABLET, firstCome(1)))).isInstanceOf(Denied.class);
    }
}
