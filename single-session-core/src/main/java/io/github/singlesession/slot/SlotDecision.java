// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pure function behind every store: a slot and a request give the next slot and an answer. It has no clock, no
 * thread and no I/O; {@code now} is the store's time in microseconds since the epoch.
 */
public final class SlotDecision {

    /** What nearly every release is answered, made once. */
    private static final ReleaseOutcome NONE_LEFT = new ReleaseOutcome(true, 0);

    private SlotDecision() {}

    /** Decides a claim. */
    public static SlotStep<ClaimOutcome> claim(Slot slot, SessionClaim claim, long now) {
        return new ClaimDecision(slot, claim, now).decide();
    }

    /**
     * Releases the lease of a session.
     *
     * @param token its token, or {@link SessionLease#ANY_TOKEN}
     */
    public static SlotStep<ReleaseOutcome> release(Slot slot, String sessionId, long token, long now) {
        var current = slot.at(now);
        var lease = current.find(sessionId);
        if (lease == null || (token != SessionLease.ANY_TOKEN && token != lease.token())) {
            return new SlotStep<>(
                    current, new ReleaseOutcome(false, current.leases().size()));
        }
        var left = current.without(lease::equals);
        int remaining = left.leases().size();
        return new SlotStep<>(left, remaining == 0 ? NONE_LEFT : new ReleaseOutcome(true, remaining));
    }

    /**
     * Ends leases on purpose, and remembers it: whatever was granted before now cannot be reclaimed. That covers leases
     * that the store lost, where a whole key is ended. It is remembered up to now and not only up to the token that was
     * ended, since that may be old, and the hour for which it is remembered runs from what is remembered.
     *
     * @param sessionId the one session to end, or null for all
     */
    public static SlotStep<EndOutcome> end(Slot slot, SessionKey key, @Nullable String sessionId, long now) {
        var current = slot.at(now);
        var ended = current.leases().stream()
                .filter(lease -> sessionId == null || lease.sessionId().equals(sessionId))
                .toList();
        if (sessionId != null && ended.isEmpty()) {
            return new SlotStep<>(
                    current, new EndOutcome(List.of(), current.leases().size()));
        }
        long upTo = Math.max(current.largestToken(), now);
        var left = current.without(ended::contains);
        var outcome = new EndOutcome(
                ended.stream().map(lease -> lease.under(key)).toList(),
                left.leases().size());
        return new SlotStep<>(left.with(left.header().withRevokedUpTo(upTo)), outcome);
    }

    /**
     * Asks whether a session still holds; if another node has its lease, moves it to the node that asks.
     *
     * @param believed the lease as the asking node knows it
     * @return the lease as the slot has it, empty if the slot does not have it
     */
    public static SlotStep<Optional<SessionLease>> reaffirm(Slot slot, SessionLease believed, long now) {
        var current = slot.at(now);
        var lease = current.find(believed.sessionId());
        if (lease == null) {
            return new SlotStep<>(current, Optional.empty());
        }
        if (lease.node().equals(believed.node())) {
            return new SlotStep<>(current, Optional.of(lease.under(believed.key())));
        }
        var moved = lease.on(believed.node());
        return new SlotStep<>(current.with(moved), Optional.of(moved.under(believed.key())));
    }

    /**
     * Makes one slot of two that were the same until their store fell into two parts, each of which went on deciding. Who
     * holds more than the limit lets is let go of by the rule: under first-come the newest, under kick-old the oldest. Who
     * stays has a larger token than anybody who does not.
     *
     * <p>A lease that one part released while it was apart comes back if the other still had it; its node, once asked,
     * gives it back. One that a part ended on purpose does not.
     */
    public static Slot merge(Slot slot, Slot other, ConflictPolicy policy, int limit) {
        return new SlotMerge(slot, other).decide(policy, limit);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    static long expiryOf(ClaimKind kind, long now) {
        return kind instanceof ClaimKind.Reserve reserve ? now + micros(reserve.hold()) : SlotLease.NODE_BOUND;
    }
}
