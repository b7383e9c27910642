// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.slot.SlotDecision;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leases in the memory of one JVM.
 *
 * <p>Every operation on a key is one step, ordered against every other on that key, and is done when the method returns:
 * the stages are complete. Nothing is evicted; a slot that says nothing any more is removed.
 */
public final class InMemorySessionRegistry implements SessionRegistry {

    private final StoreClock clock;
    private final Cluster cluster;
    private final Slots slots;

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
        this.slots = new Slots(this.clock, nanoTicker);
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        ClaimOutcome outcome;
        synchronized (slots.lock(claim.key())) {
            outcome = slots.put(claim.key(), SlotDecision.claim(slots.get(claim.key()), claim, clock.next()));
        }
        if (outcome instanceof ClaimOutcome.Granted granted) {
            for (var displacement : granted.displaced()) {
                tell(
                        displacement.lease(),
                        new Notice.Displaced(
                                displacement,
                                granted.lease().sessionId(),
                                granted.holders(),
                                granted.lease().token()));
            }
        }
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        ReleaseOutcome outcome;
        synchronized (slots.lock(key)) {
            outcome = slots.put(key, SlotDecision.release(slots.get(key), sessionId, token, clock.next()));
        }
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        EndOutcome outcome;
        synchronized (slots.lock(key)) {
            outcome = slots.put(key, SlotDecision.end(slots.get(key), key, sessionId, clock.next()));
        }
        for (var lease : outcome.ended()) {
            tell(lease, new Notice.Revoked(lease, reason, outcome.remaining()));
        }
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return CompletableFuture.completedFuture(slots.get(key).holders(key, clock.next()));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        var held = new ArrayList<SessionLease>(leases.size());
        for (var lease : leases) {
            Optional<SessionLease> stored;
            synchronized (slots.lock(lease.key())) {
                stored = slots.put(lease.key(), SlotDecision.reaffirm(slots.get(lease.key()), lease, clock.next()));
            }
            stored.ifPresent(held::add);
        }
        return CompletableFuture.completedFuture(List.copyOf(held));
    }

    /** Returns how many keys the registry keeps a record for. */
    public long size() {
        return slots.size();
    }

    private void tell(SessionLease lease, Notice notice) {
        var unused = cluster.tell(lease.node(), notice);
    }
}
