// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.SlotStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The store of one key, as small as can be: every call is one step, and so Lincheck is to take it. What it answers to
 * a claim may stay on the way.
 */
final class OneSlot implements SessionRegistry {

    private final Map<String, Runnable> onTheWay = new HashMap<>();
    private boolean late;
    private Slot slot = Slot.EMPTY;
    private long now;

    /** From now on claims are carried out at once, and their answers arrive when they are let. */
    void answerLate(boolean late) {
        this.late = late;
    }

    /** Returns what delivers the answer to a session's claim. */
    Runnable answerTo(String session) {
        return onTheWay.remove(session);
    }

    /** Returns who holds, but for those whose node left. */
    List<String> holders(SessionKey key, List<NodeId> living) {
        return slot.holders(key, now).stream()
                .filter(lease -> living.contains(lease.node()))
                .map(SessionLease::sessionId)
                .toList();
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        var outcome = take(SlotDecision.claim(slot, claim, ++now));
        if (!late) {
            return CompletableFuture.completedFuture(outcome);
        }
        var answer = new CompletableFuture<ClaimOutcome>();
        onTheWay.put(claim.claimant().sessionId(), () -> answer.complete(outcome));
        return answer;
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return CompletableFuture.completedFuture(take(SlotDecision.release(slot, sessionId, token, ++now)));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return CompletableFuture.completedFuture(take(SlotDecision.end(slot, key, sessionId, ++now)));
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return CompletableFuture.completedFuture(slot.holders(key, now));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        throw new UnsupportedOperationException("the guard does not ask for it here");
    }

    private <A> A take(SlotStep<A> step) {
        slot = step.slot();
        return step.answer();
    }
}
