// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Claimant;
import io.github.singlesession.Denial;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClaimRulesTest {

    private final SlotStory story = new SlotStory();

    @Nested
    class OfTheSameSession {

        @Test
        void isGrantedTheSameLeaseAgain() {
            story.claim(connect(PHONE, firstCome(1)));
            var before = story.slot();
            story.pass(Duration.ofSeconds(1));

            var outcome = story.claim(connect(PHONE, firstCome(1)));

            assertThat(outcome).isEqualTo(new Granted(lease(PHONE, NORTH, START), List.of(), 1));
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void isGrantedAgainAlthoughTheLimitWasLowered() {
            story.claim(connect(PHONE, kickOld(2)));
            story.claim(connect(LAPTOP, kickOld(2)));

            var outcome = story.claim(connect(PHONE, kickOld(1)));

            assertThat(outcome).isEqualTo(new Granted(lease(PHONE, NORTH, START), List.of(), 2));
        }

        @Test
        void onAnotherNodeGetsANewTokenAndHoldsSinceTheSameTime() {
            story.claim(connect(PHONE, firstCome(1)));
            story.pass(Duration.ofSeconds(1));

            var outcome = story.claim(connect(PHONE, SOUTH, firstCome(1)));

            assertThat(outcome).isEqualTo(new Granted(lease(PHONE, SOUTH, START + 1_000_000, START), List.of(), 1));
            assertThat(story.holders()).containsExactly(lease(PHONE, SOUTH, START + 1_000_000, START));
        }
    }

    @Nested
    class WithRoom {

        @Test
        void isGranted() {
            story.claim(connect(PHONE, firstCome(2)));

            var outcome = story.claim(connect(LAPTOP, firstCome(2)));

            assertThat(outcome).isEqualTo(new Granted(lease(LAPTOP, NORTH, START + 1), List.of(), 2));
        }

        @Test
        void carriesTheNameOfItsConnection() {
            var claim = SessionClaim.connect(
                    connect(PHONE, firstCome(1)).key(), new Claimant(PHONE, NORTH, null, "simp-7"), firstCome(1));

            assertThat(story.granted(claim))
                    .isEqualTo(new SessionLease(claim.key(), PHONE, NORTH, START, START, false, "simp-7"));
        }
    }

    @Nested
    class WithoutRoom {

        @Test
        void isDeniedByFirstComeWhichNamesTheHoldersOldestFirst() {
            story.claim(connect(PHONE, firstCome(2)));
            story.pass(Duration.ofSeconds(1)).claim(connect(LAPTOP, SOUTH, firstCome(2)));
            // The phone moves: its token is the newest now, but it is still the oldest holder.
            story.pass(Duration.ofSeconds(1)).claim(connect(PHONE, SOUTH, firstCome(2)));
            var before = story.slot();

            var outcome = story.claim(connect(TABLET, firstCome(2)));

            assertThat(outcome)
                    .isEqualTo(new Denied(
                            Denial.OCCUPIED,
                            List.of(
                                    lease(PHONE, SOUTH, START + 2_000_000, START),
                                    lease(LAPTOP, SOUTH, START + 1_000_000)),
                            Duration.ZERO));
            assertThat(story.slot()).isSameAs(before);
        }
    }

    @Nested
    class PastItsDeadline {

        @Test
        void changesNothing() {
            story.claim(connect(PHONE, kickOld(1)));
            var before = story.slot();

            var outcome = story.claim(connect(LAPTOP, kickOld(1)).by(START - 1).seeing(dead(NORTH)));

            assertThat(outcome).isEqualTo(new Denied(Denial.EXPIRED, List.of(), Duration.ZERO));
            assertThat(story.slot()).isSameAs(before);
        }

        @Test
        void isNotGrantedAgainEither() {
            story.claim(connect(PHONE, kickOld(1)));

            var outcome = story.claim(connect(PHONE, kickOld(1)).by(START - 1));

            assertThat(outcome).isEqualTo(new Denied(Denial.EXPIRED, List.of(), Duration.ZERO));
        }

        @Test
        void isStillInTimeAtTheDeadlineItself() {
            assertThat(story.granted(connect(PHONE, kickOld(1)).by(START))).isEqualTo(lease(PHONE, NORTH, START));
        }
    }

    @Nested
    class ThatNamesDeadNodes {

        @Test
        void dropsTheirLeases() {
            story.claim(connect(PHONE, SOUTH, firstCome(2)));
            story.claim(connect(LAPTOP, firstCome(2)));

            var outcome = story.claim(connect(TABLET, firstCome(2)).seeing(dead(SOUTH)));

            assertThat(outcome).isEqualTo(new Granted(lease(TABLET, NORTH, START + 2), List.of(), 2));
            assertThat(story.holdingSessions()).containsExactly(LAPTOP, TABLET);
        }

        @Test
        void dropsThemAlsoWhenItIsDenied() {
            story.claim(connect(PHONE, SOUTH, firstCome(2)));
            story.claim(connect(LAPTOP, firstCome(2)));

            var outcome = story.claim(connect(TABLET, firstCome(1)).seeing(dead(SOUTH)));

            assertThat(outcome)
                    .isEqualTo(new Denied(Denial.OCCUPIED, List.of(lease(LAPTOP, NORTH, START + 1)), Duration.ZERO));
            assertThat(story.holdingSessions()).containsExactly(LAPTOP);
        }

        @Test
        void leavesThoseOfNodesThatAreOnlySuspected() {
            story.claim(connect(PHONE, SOUTH, firstCome(1)));

            var outcome = story.claim(connect(LAPTOP, firstCome(1)).seeing(new NodeView(Set.of(SOUTH), Set.of())));

            assertThat(outcome)
                    .isEqualTo(new Denied(Denial.OCCUPIED, List.of(lease(PHONE, SOUTH, START)), Duration.ZERO));
        }
    }

    private static NodeView dead(NodeId node) {
        return new NodeView(Set.of(node), Set.of(node));
    }
}
