// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cast;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alice's slot as a test leads it through time: each step is the pure function's, and the next starts where it ended. */
final class SlotStory {

    /** When every story begins: 2025-11-24T16:00:00Z, in microseconds. */
    static final long START = 1_764_000_000_000_000L;

    private Slot slot = Slot.EMPTY;
    private long now = START;

    Slot slot() {
        return slot;
    }

    long now() {
        return now;
    }

    SlotStory pass(Duration time) {
        return clockAt(now + SlotDecision.micros(time));
    }

    SlotStory clockAt(long micros) {
        now = micros;
        return this;
    }

    /** The store lost everything. */
    SlotStory forget() {
        slot = Slot.EMPTY;
        return this;
    }

    ClaimOutcome claim(SessionClaim claim) {
        return take(SlotDecision.claim(slot, claim, now));
    }

    /** Returns the lease of a claim that must be granted without anybody's loss. */
    SessionLease granted(SessionClaim claim) {
        var outcome = claim(claim);
        assertThat(outcome).isInstanceOf(ClaimOutcome.Granted.class);
        assertThat(((ClaimOutcome.Granted) outcome).displaced()).isEmpty();
        return ((ClaimOutcome.Granted) outcome).lease();
    }

    /** Returns the lease of a claim that must be granted, at whosever loss. */
    SessionLease takenOver(SessionClaim claim) {
        var outcome = claim(claim);
        assertThat(outcome).isInstanceOf(ClaimOutcome.Granted.class);
        return ((ClaimOutcome.Granted) outcome).lease();
    }

    ReleaseOutcome release(String sessionId, long token) {
        return take(SlotDecision.release(slot, sessionId, token, now));
    }

    EndOutcome end(@Nullable String sessionId) {
        return take(SlotDecision.end(slot, Cast.ALICE, sessionId, now));
    }

    Optional<SessionLease> reaffirm(SessionLease believed) {
        return take(SlotDecision.reaffirm(slot, believed, now));
    }

    List<SessionLease> holders() {
        return slot.holders(Cast.ALICE, now);
    }

    List<String> holdingSessions() {
        return holders().stream().map(SessionLease::sessionId).toList();
    }

    private <A> A take(SlotStep<A> step) {
        slot = step.slot();
        return step.answer();
    }
}
