// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.SlotStep;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leases in the memory of one JVM.
 *
 * <p>Every operation is one {@code compute} on the slot of its key, and is done when the method returns: the stages are
 * complete. Nothing is evicted; a slot that says nothing any more is removed.
 */
public final class InMemorySessionRegistry implements SessionRegistry {

    private final StoreClock clock;
    private final Cluster cluster;
    private final Cache<SessionKey, Slot> slots;

    /**
     * Creates a registry without leases.
     *
     * @param clock the store's time
     * @param nanoTicker monotonic time in nanoseconds, such as {@link System#nanoTime}, by which memory is given back
     * @param cluster how the nodes of displaced and ended leases are told
     */
    public InMemorySessionRegistry(InstantSource clock, LongSupplier nanoTicker, Cluster cluster) {
        this.clock = new StoreClock(clock);
        this.cluster = cluster;
        this.slots = Caffeine.newBuilder()
                .expireAfter(new SlotExpiry(until -> until - this.clock.next()))
                .ticker(nanoTicker::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        var outcome = change(claim.key(), (slot, now) -> SlotDecision.claim(slot, claim, now));
        if (outcome instanceof ClaimOutcome.Granted granted) {
            for (var displacement : granted.displaced()) {
                tell(
                        displacement.lease(),
                        new Notice.Displaced(displacement, granted.lease().sessionId(), granted.holders()));
            }
        }
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return CompletableFuture.completedFuture(
                change(key, (slot, now) -> SlotDecision.release(slot, sessionId, token, now)));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        var outcome = change(key, (slot, now) -> SlotDecision.end(slot, key, sessionId, now));
        for (var lease : outcome.ended()) {
            tell(lease, new Notice.Revoked(lease, reason, outcome.remaining()));
        }
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        var slot = slots.getIfPresent(key);
        return CompletableFuture.completedFuture(slot == null ? List.of() : slot.holders(key, clock.next()));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        var held = new ArrayList<SessionLease>(leases.size());
        for (var lease : leases) {
            Optional<SessionLease> stored = change(lease.key(), (slot, now) -> SlotDecision.reaffirm(slot, lease, now));
            stored.ifPresent(held::add);
        }
        return CompletableFuture.completedFuture(List.copyOf(held));
    }

    /** Returns how many keys the registry keeps a record for. */
    public long size() {
        slots.cleanUp();
        return slots.estimatedSize();
    }

    private <A> A change(SessionKey key, Change<A> change) {
        var answer = new Answer<A>();
        slots.asMap().compute(key, (k, slot) -> {
            var step = change.apply(slot == null ? Slot.EMPTY : slot, clock.next());
            answer.value = step.answer();
            return step.slot().keepUntil() == 0 ? null : step.slot();
        });
        return Objects.requireNonNull(answer.value);
    }

    private void tell(SessionLease lease, Notice notice) {
        var unused = cluster.tell(lease.node(), notice);
    }

    @FunctionalInterface
    private interface Change<A> {
        SlotStep<A> apply(Slot slot, long now);
    }

    private static final class Answer<A> {
        private @Nullable A value;
    }
}
