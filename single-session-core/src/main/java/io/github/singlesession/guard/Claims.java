// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.Denial;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A claim, with as many calls of the store as it takes. */
final class Claims {

    private final Store store;
    private final NodeMembership membership;

    Claims(Store store, NodeMembership membership) {
        this.store = store;
        this.membership = membership;
    }

    /**
     * Claims a key: one call where nobody is suspected. If suspected nodes hold the seats, the register is asked
     * about them, and the claim is made again without the dead. If the store found the claim too late, which happens
     * when its clock was set, its time is asked for and the claim is made once more.
     */
    CompletionStage<ClaimOutcome> make(AdmissionRequest request, ClaimKind kind) {
        return ask(request, kind, Set.of()).thenCompose(outcome -> {
            if (!(outcome instanceof ClaimOutcome.Denied denied)) {
                return CompletableFuture.completedFuture(outcome);
            }
            if (denied.reason() == Denial.EXPIRED) {
                return membership.beat().thenCompose(renewed -> ask(request, kind, Set.of()));
            }
            var doubtful = suspectedAmong(denied.holders());
            if (doubtful.isEmpty()) {
                return CompletableFuture.completedFuture(outcome);
            }
            return dead(doubtful)
                    .thenCompose(dead ->
                            dead.isEmpty() ? CompletableFuture.completedFuture(outcome) : ask(request, kind, dead));
        });
    }

    /** Returns the claim that a node would make for a request now. */
    SessionClaim claim(AdmissionRequest request, ClaimKind kind, NodeView view) {
        var claimant = new Claimant(request.sessionId(), membership.node(), request.client(), request.connection());
        long deadline = membership.storeNow() + store.timeout().toNanos() / 1_000;
        return new SessionClaim(request.key(), claimant, request.rule(), kind, deadline, view);
    }

    private CompletionStage<ClaimOutcome> ask(AdmissionRequest request, ClaimKind kind, Set<NodeId> dead) {
        var suspected = membership.suspected();
        var view = suspected.isEmpty() && dead.isEmpty() ? NodeView.ALL_WELL : new NodeView(suspected, dead);
        return store.claim(claim(request, kind, view));
    }

    private Set<NodeId> suspectedAmong(List<SessionLease> holders) {
        var doubtful = new HashSet<NodeId>();
        for (var holder : holders) {
            if (membership.suspected().contains(holder.node())) {
                doubtful.add(holder.node());
            }
        }
        return doubtful;
    }

    /** Returns whether the register did not answer last: then nobody can say who of those that have a seat is there. */
    boolean undecided() {
        return store.state().renewalFailed();
    }

    /** Returns who of them is dead. Where the register does not answer, nobody is. */
    private CompletionStage<Set<NodeId>> dead(Set<NodeId> doubtful) {
        Set<NodeId> dead = ConcurrentHashMap.newKeySet();
        var verdicts = doubtful.stream()
                .map(node -> store.verdict(node)
                        .exceptionally(failure -> Verdict.UNKNOWN)
                        .thenAccept(verdict -> {
                            if (verdict == Verdict.DEAD) {
                                dead.add(node);
                            }
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(verdicts).thenApply(all -> Set.copyOf(dead));
    }
}
