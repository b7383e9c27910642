// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.Cluster;
import io.github.singlesession.Denial;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** What a guard asks of its store: each call bounded in time, a claim with as many calls as it takes. */
final class StoreCalls {

    private final SessionRegistry registry;
    private final Cluster cluster;
    private final NodeMembership membership;
    private final GuardTimer timer;
    private final Duration timeout;

    StoreCalls(
            SessionRegistry registry, Cluster cluster, NodeMembership membership, GuardTimer timer, Duration timeout) {
        this.registry = registry;
        this.cluster = cluster;
        this.membership = membership;
        this.timer = timer;
        this.timeout = timeout;
    }

    /**
     * Claims a key: one call where nobody is suspected. If suspected nodes hold the seats, the register is asked
     * about them, and the claim is made again without the dead. If the store found the claim too late, which happens
     * when its clock was set, its time is asked for and the claim is made once more.
     */
    CompletionStage<ClaimOutcome> claim(AdmissionRequest request) {
        return claim(request, Set.of()).thenCompose(outcome -> {
            if (!(outcome instanceof ClaimOutcome.Denied denied)) {
                return CompletableFuture.completedFuture(outcome);
            }
            if (denied.reason() == Denial.EXPIRED) {
                return bounded(membership.renew()).thenCompose(renewed -> claim(request, Set.of()));
            }
            var doubtful = suspectedAmong(denied.holders());
            if (doubtful.isEmpty()) {
                return CompletableFuture.completedFuture(outcome);
            }
            return dead(doubtful)
                    .thenCompose(
                            dead -> dead.isEmpty() ? CompletableFuture.completedFuture(outcome) : claim(request, dead));
        });
    }

    /** Gives a lease back, and tries until the store has answered. */
    CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return bounded(registry.release(key, sessionId, token))
                .exceptionallyCompose(failure -> later(timeout).thenCompose(waited -> release(key, sessionId, token)));
    }

    /** Gives the lease of a session that is over back, and tells so once it is known how many are left. */
    void releaseAndTell(SessionLease lease, EndReason how, GuardListener listener) {
        var unused = release(lease.key(), lease.sessionId(), lease.token())
                .thenAccept(outcome -> listener.ended(new SessionEnd(lease, how, null, outcome.remaining(), null)));
    }

    /** Gives back what a claim that was never answered may have taken, once the claim cannot take it any more. */
    CompletionStage<ReleaseOutcome> releaseInDoubt(SessionKey key, String sessionId) {
        return later(timeout.multipliedBy(2)).thenCompose(waited -> release(key, sessionId, SessionLease.ANY_TOKEN));
    }

    <A> CompletionStage<A> bounded(CompletionStage<A> call) {
        var future = call.toCompletableFuture();
        if (future.isDone()) {
            return future;
        }
        var bounded = new CompletableFuture<A>();
        var cancel = timer.after(
                timeout,
                () -> bounded.completeExceptionally(
                        new SessionStoreException("the store did not answer within " + timeout, null)));
        call.whenComplete((answer, failure) -> {
            cancel.run();
            if (failure == null) {
                bounded.complete(answer);
            } else {
                bounded.completeExceptionally(failure);
            }
        });
        return bounded;
    }

    private CompletionStage<ClaimOutcome> claim(AdmissionRequest request, Set<NodeId> dead) {
        var claimant = new Claimant(request.sessionId(), membership.node(), request.client(), request.connection());
        var suspected = membership.suspected();
        var view = suspected.isEmpty() && dead.isEmpty() ? NodeView.ALL_WELL : new NodeView(suspected, dead);
        var claim = new SessionClaim(
                request.key(),
                claimant,
                request.rule(),
                new ClaimKind.Connect(request.takeover()),
                membership.storeNow() + timeout.toNanos() / 1_000,
                view);
        return bounded(registry.claim(claim));
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

    private CompletionStage<Set<NodeId>> dead(Set<NodeId> doubtful) {
        Set<NodeId> dead = ConcurrentHashMap.newKeySet();
        var verdicts = doubtful.stream()
                .map(node -> bounded(cluster.verdict(node))
                        .thenAccept(verdict -> {
                            if (verdict == Verdict.DEAD) {
                                dead.add(node);
                            }
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(verdicts).thenApply(all -> Set.copyOf(dead));
    }

    private CompletionStage<Void> later(Duration delay) {
        var passed = new CompletableFuture<Void>();
        timer.after(delay, () -> passed.complete(null));
        return passed;
    }
}
