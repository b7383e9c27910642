// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.WATCH;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.Cast.kickOldUpTo;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.Cast.onRequest;
import static io.github.singlesession.Cast.reserve;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TakeoverRulesTest {

    private static final ClaimKind USE_HERE = new ClaimKind.Connect(true);

    private final SlotStory story = new SlotStory();

    @Nested
    class OnRequest {

        @Test
        void takesTheSeatWhereTheRuleAllowsAndTheClaimAsks() {
            story.claim(connect(PHONE, onRequest()));

            var outcome = story.claim(connect(LAPTOP, onRequest()).as(USE_HERE));

            assertThat(outcome)
                    .isEqualTo(new Granted(
                            lease(LAPTOP, NORTH, START + 1), List.of(displaced(lease(PHONE, NORTH, START))), 1));
        }

        @Test
        void takesNothingWhereTheClaimDoesNotAsk() {
            story.claim(connect(PHONE, onRequest()));

            assertThat(story.claim(connect(LAPTOP, onRequest()))).isEqualTo(occupiedBy(lease(PHONE, NORTH, START)));
        }

        @Test
        void takesNothingWhereTheRuleDoesNotAllowIt() {
            story.claim(connect(PHONE, firstCome(1)));

            assertThat(story.claim(connect(LAPTOP, firstCome(1)).as(USE_HERE)))
                    .isEqualTo(occupiedBy(lease(PHONE, NORTH, START)));
        }

        @Test
        void takesNothingForAReservation() {
            story.claim(connect(PHONE, onRequest()));

            assertThat(story.claim(reserve(LAPTOP, Duration.ofMinutes(1), onRequest())))
                    .isEqualTo(occupiedBy(lease(PHONE, NORTH, START)));
        }
    }

    @Nested
    class KickOld {

        @Test
        void displacesTheOldest() {
            story.claim(connect(PHONE, kickOld(2)));
            story.claim(connect(LAPTOP, kickOld(2)));

            var outcome = story.claim(connect(TABLET, kickOld(2)));

            assertThat(outcome)
                    .isEqualTo(new Granted(
                            lease(TABLET, NORTH, START + 2), List.of(displaced(lease(PHONE, NORTH, START))), 2));
            assertThat(story.holdingSessions()).containsExactly(LAPTOP, TABLET);
        }

        @Test
        void displacesThoseOfSuspectedNodesBeforeOlderOnes() {
            story.claim(connect(PHONE, kickOld(2)));
            story.claim(connect(LAPTOP, SOUTH, kickOld(2)));

            var outcome = story.claim(connect(TABLET, kickOld(2)).seeing(new NodeView(Set.of(SOUTH), Set.of())));

            assertThat(outcome)
                    .isEqualTo(new Granted(
                            lease(TABLET, NORTH, START + 2), List.of(displaced(lease(LAPTOP, SOUTH, START + 1))), 2));
        }

        @Test
        void displacesAsManyAsALoweredLimitAsksForTheSuspectedFirst() {
            story.claim(connect(PHONE, kickOld(3)));
            story.claim(connect(LAPTOP, kickOld(3)));
            story.claim(connect(TABLET, SOUTH, kickOld(3)));

            var outcome = story.claim(connect(WATCH, kickOld(2)).seeing(new NodeView(Set.of(SOUTH), Set.of())));

            assertThat(outcome)
                    .isEqualTo(new Granted(
                            lease(WATCH, NORTH, START + 3),
                            List.of(displaced(lease(TABLET, SOUTH, START + 2)), displaced(lease(PHONE, NORTH, START))),
                            2));
        }

        @Test
        void countsAsOneTakeoverHoweverManyGo() {
            story.claim(connect(PHONE, kickOld(2)));
            story.claim(connect(LAPTOP, kickOld(2)));

            story.claim(connect(TABLET, kickOldUpTo(2)));

            assertThat(story.takenOver(connect(WATCH, kickOldUpTo(2)))).isEqualTo(lease(WATCH, NORTH, START + 3));
        }

        @Test
        void treatsATimedLeaseOfASuspectedNodeLikeAnyOther() {
            story.claim(connect(PHONE, kickOld(2)));
            story.claim(connect(LAPTOP, SOUTH, kickOld(2)).as(new ClaimKind.Reserve(Duration.ofMinutes(1), false)));

            story.claim(connect(TABLET, kickOld(2)).seeing(new NodeView(Set.of(SOUTH), Set.of())));

            assertThat(story.holdingSessions()).containsExactly(LAPTOP, TABLET);
        }
    }

    @Nested
    class TheBudget {

        @Test
        void deniesOneTakeoverTooManyUntilTheWindowEnds() {
            story.claim(connect(PHONE, kickOldUpTo(2)));
            story.pass(Duration.ofSeconds(30)).claim(connect(LAPTOP, kickOldUpTo(2)));
            story.pass(Duration.ofSeconds(10)).claim(connect(PHONE + "-2", kickOldUpTo(2)));
            story.pass(Duration.ofSeconds(15));
            var before = story.slot();

            var outcome = story.claim(connect(TABLET, kickOldUpTo(2)));

            assertThat(outcome)
                    .isEqualTo(new Denied(
                            Denial.TAKEOVER_LIMIT,
                            List.of(lease(PHONE + "-2", NORTH, START + 40_000_000)),
                            Duration.ofSeconds(35)));
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void isThereAgainWhenTheWindowThatTheFirstTakeoverOpenedEnds() {
            story.claim(connect(PHONE, kickOldUpTo(1)));
            story.pass(Duration.ofSeconds(30)).claim(connect(LAPTOP, kickOldUpTo(1)));

            var lastMoment = story.pass(Duration.ofMinutes(1).minus(Duration.ofNanos(1_000)))
                    .claim(connect(TABLET, kickOldUpTo(1)));
            assertThat(lastMoment)
                    .isEqualTo(new Denied(
                            Denial.TAKEOVER_LIMIT,
                            List.of(lease(LAPTOP, NORTH, START + 30_000_000)),
                            Duration.ofNanos(1_000)));

            story.pass(Duration.ofNanos(1_000));
            assertThat(story.takenOver(connect(TABLET, kickOldUpTo(1))))
                    .isEqualTo(lease(TABLET, NORTH, START + 90_000_000));
            assertThat(story.claim(connect(WATCH, kickOldUpTo(1))))
                    .isEqualTo(new Denied(
                            Denial.TAKEOVER_LIMIT,
                            List.of(lease(TABLET, NORTH, START + 90_000_000)),
                            Duration.ofMinutes(1)));
        }

        @Test
        void isNotSpentByGrantsWithRoom() {
            story.claim(connect(PHONE, kickOldUpTo(1)));
            story.release(PHONE, SessionLease.ANY_TOKEN);

            story.granted(connect(LAPTOP, kickOldUpTo(1)));

            assertThat(story.takenOver(connect(TABLET, kickOldUpTo(1)))).isEqualTo(lease(TABLET, NORTH, START + 2));
        }

        @Test
        void outlivesTheLeases() {
            story.claim(connect(PHONE, kickOldUpTo(1)));
            story.claim(connect(LAPTOP, kickOldUpTo(1)));
            story.release(LAPTOP, SessionLease.ANY_TOKEN);
            story.granted(connect(PHONE, kickOldUpTo(1)));

            assertThat(story.claim(connect(LAPTOP, kickOldUpTo(1)))).isInstanceOf(Denied.class);
        }
    }

    private static Denied occupiedBy(SessionLease... holders) {
        return new Denied(Denial.OCCUPIED, List.of(holders), Duration.ZERO);
    }

    private static Displacement displaced(SessionLease lease) {
        return new Displacement(lease, Cause.DISPLACED);
    }
}
