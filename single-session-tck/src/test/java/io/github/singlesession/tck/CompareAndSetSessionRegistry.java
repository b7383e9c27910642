// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.Displacement;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.SlotStep;
import io.github.singlesession.slot.SlotText;
import io.github.singlesession.slot.UnreadableSlotException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The example of {@code docs/writing-a-store.md}: a store that can do no more than compare and set a text. */
final class CompareAndSetSessionRegistry implements SessionRegistry {

    private final ConcurrentMap<String, String> slots;
    private final LongSupplier now;
    private final Cluster cluster;

    /** Takes the records by key, the store's time in microseconds, no two readings of it equal, and the other half. */
    CompareAndSetSessionRegistry(ConcurrentMap<String, String> slots, LongSupplier now, Cluster cluster) {
        this.slots = slots;
        this.now = now;
        this.cluster = cluster;
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return answer(() -> {
            var outcome = change(claim.key(), (slot, time) -> SlotDecision.claim(slot, claim, time));
            if (outcome instanceof ClaimOutcome.Granted granted) {
                granted.displaced().forEach(loss -> tell(loss.lease(), displaced(loss, granted)));
            }
            return outcome;
        });
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return answer(() -> change(key, (slot, time) -> SlotDecision.release(slot, sessionId, token, time)));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return answer(() -> {
            var outcome = change(key, (slot, time) -> SlotDecision.end(slot, key, sessionId, time));
            outcome.ended().forEach(lease -> tell(lease, new Notice.Revoked(lease, reason, outcome.remaining())));
            return outcome;
        });
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return answer(() -> read(slots.get(name(key))).holders(key, now.getAsLong()));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return answer(() ->
                leases.stream().map(this::reaffirm).flatMap(Optional::stream).toList());
    }

    /** One record that cannot be read does not hold up the others. */
    private Optional<SessionLease> reaffirm(SessionLease lease) {
        try {
            return change(lease.key(), (slot, time) -> SlotDecision.reaffirm(slot, lease, time));
        } catch (UnreadableSlotException e) {
            return Optional.empty();
        }
    }

    /** Puts an answer into a stage, and a failure too: as the one exception that callers know. */
    private static <A> CompletionStage<A> answer(Supplier<A> operation) {
        try {
            return CompletableFuture.completedFuture(operation.get());
        } catch (UnreadableSlotException e) {
            return CompletableFuture.failedFuture(new SessionStoreException("the record cannot be read", e));
        }
    }

    /** Decides on what was read until nobody wrote in between. */
    private <A> A change(SessionKey key, Change<A> change) {
        while (true) {
            String before = slots.get(name(key));
            var step = change.apply(read(before), now.getAsLong());
            if (write(name(key), before, step.slot())) {
                return step.answer();
            }
        }
    }

    private static Slot read(@Nullable String record) {
        return record == null ? Slot.EMPTY : SlotText.read(record);
    }

    /** Writes a slot where its record is still what was read. Returns false if it is not. */
    private boolean write(String name, @Nullable String before, Slot slot) {
        String after = slot.keepUntil() == 0 ? null : SlotText.write(slot);
        if (before == null) {
            return after == null || slots.putIfAbsent(name, after) == null;
        }
        if (after == null) {
            return slots.remove(name, before);
        }
        return after.equals(before) || slots.replace(name, before, after);
    }

    /** A scope has no colon, so no two keys have one name. */
    private static String name(SessionKey key) {
        return key.scope() + ':' + key.subject();
    }

    private static Notice displaced(Displacement loss, ClaimOutcome.Granted granted) {
        return new Notice.Displaced(loss, granted.lease().sessionId(), granted.holders());
    }

    private void tell(SessionLease lease, Notice notice) {
        var unused = cluster.tell(lease.node(), notice);
    }

    @FunctionalInterface
    private interface Change<A> {
        SlotStep<A> apply(Slot slot, long now);
    }
}
