// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cast;
import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** What holds after every step, whatever came before. A failing run names its seed, which replays it. */
class SlotPropertiesTest {

    private static final int STORIES = 500;
    private static final int STEPS = 60;

    @Test
    void keepsEveryPromiseAlongRandomStories() {
        everySeed(seed -> new Walk(seed).run());
    }

    @Test
    void forgetsNothingThatMattersWhenItIsDroppedAtKeepUntil() {
        everySeed(seed -> new Walk(seed).forgettingOnTime().run());
    }

    private static void everySeed(LongConsumer story) {
        long first = Long.getLong("seed", 20_251_124L);
        int stories = Long.getLong("seed") == null ? STORIES : 1;
        for (long seed = first; seed < first + stories; seed++) {
            try {
                story.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("replay with -Dseed=" + seed, e);
            }
        }
    }

    /** One story: steps of every kind, and after each of them the promises. */
    private static final class Walk {

        private final RandomStory chance;
        private Slot slot = Slot.EMPTY;
        private Slot forgetful = Slot.EMPTY;
        private boolean forgets;
        private long now = SlotStory.START;
        private long largestToken;

        Walk(long seed) {
            chance = new RandomStory(seed);
        }

        /** Runs the story beside a store that drops a slot as soon as it may: the answers must not differ. */
        Walk forgettingOnTime() {
            forgets = true;
            return this;
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                // A store that forgets takes its tokens' rise from its clock, so there time goes on.
                now += forgets ? Math.max(1, chance.microsToPass()) : chance.microsToPass();
                step();
                assertThat(SlotText.read(SlotText.write(slot))).isEqualTo(slot);
                assertThat(slot.holders(Cast.ALICE, now)).isSortedAccordingTo(SlotPropertiesTest::byAge);
            }
        }

        private void step() {
            switch (chance.below(10)) {
                case 0, 1 -> {
                    var session = chance.sessionId();
                    take(s -> SlotDecision.release(s, session, SessionLease.ANY_TOKEN, now));
                }
                case 2 -> {
                    var session = chance.oneIn(2) ? null : chance.sessionId();
                    take(s -> SlotDecision.end(s, Cast.ALICE, session, now));
                }
                case 3 -> {
                    var belief = chance.belief(now);
                    take(s -> SlotDecision.reaffirm(s, belief, now));
                }
                default -> claim(chance.claim(now));
            }
        }

        private void claim(SessionClaim claim) {
            var before = slot;
            var outcome = take(s -> SlotDecision.claim(s, claim, now));
            if (outcome instanceof Granted granted) {
                granted(before, claim, granted);
            } else {
                denied(before, claim, (Denied) outcome);
            }
        }

        private void granted(Slot before, SessionClaim claim, Granted granted) {
            var holders = slot.holders(Cast.ALICE, now);
            assertThat(holders).hasSize(granted.holders()).contains(granted.lease());
            if (before.find(granted.lease().sessionId()) == null) {
                assertThat(holders).hasSizeLessThanOrEqualTo(claim.rule().limit());
            }
            if (claim.kind() instanceof ClaimKind.Reclaim) {
                assertThat(granted.displaced()).isEmpty();
            }
            assertThat(granted.displaced()).extracting(Displacement::lease).doesNotContainAnyElementsOf(holders);
            if (!before.holders(Cast.ALICE, now).contains(granted.lease())) {
                assertThat(granted.lease().token()).isGreaterThan(largestToken).isGreaterThanOrEqualTo(now);
                largestToken = granted.lease().token();
            }
            assertThat(SlotDecision.claim(slot, claim, now))
                    .isEqualTo(new SlotStep<ClaimOutcome>(
                            slot, new Granted(granted.lease(), List.of(), granted.holders())));
        }

        private void denied(Slot before, SessionClaim claim, Denied denied) {
            if (denied.reason() == Denial.EXPIRED) {
                assertThat(slot).isSameAs(before);
                return;
            }
            var living = new ArrayList<SessionLease>();
            for (var lease : before.leases()) {
                boolean dead = lease.nodeBound() && claim.nodes().dead().contains(lease.node());
                if (lease.expiry() > now && !dead) {
                    living.add(lease.under(Cast.ALICE));
                }
            }
            assertThat(slot.holders(Cast.ALICE, now)).isEqualTo(living);
            assertThat(denied.holders()).isEqualTo(denied.reason() == Denial.REVOKED ? List.of() : living);
            assertThat(denied.retryAfter().isZero()).isEqualTo(denied.reason() != Denial.TAKEOVER_LIMIT);
        }

        private <A> A take(Function<Slot, SlotStep<A>> decision) {
            var step = decision.apply(slot);
            slot = step.slot();
            if (forgets) {
                var dropped = forgetful.keepUntil() <= now ? Slot.EMPTY : forgetful;
                var other = decision.apply(dropped);
                forgetful = other.slot();
                assertThat(other.answer()).isEqualTo(step.answer());
            }
            return step.answer();
        }
    }

    private static int byAge(SessionLease one, SessionLease other) {
        int bySince = Long.compare(one.sinceMicros(), other.sinceMicros());
        return bySince != 0 ? bySince : Long.compare(one.token(), other.token());
    }
}
