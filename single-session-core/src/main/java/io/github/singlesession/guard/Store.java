// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.Verdict;
import io.github.singlesession.slot.UnreadableSlotException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store as a guard uses it: every call is limited in time, and what becomes of the calls says whether it is up. */
final class Store {

    private final SessionRegistry registry;
    private final Cluster cluster;
    private final Duration timeout;
    private final TimeLimit limit;

    /** What keeps this node live is done by the timer, which no listener of the application holds up. */
    private final TimeLimit registerLimit;

    private final StoreState state;
    private final Runnable answered;
    private final Context context;

    /**
     * Creates the store as a guard uses it.
     *
     * @param answered called for every answer about sessions
     */
    Store(Context context, SessionRegistry registry, Cluster cluster, StoreState state, Runnable answered) {
        this.context = context;
        var timer = context.runtime().timer();
        this.timeout = context.options().storeTimeout();
        this.limit = new TimeLimit(timer, context.runtime().answers(), timeout);
        this.registerLimit = new TimeLimit(timer, task -> timer.after(Duration.ZERO, task), timeout);
        this.answered = answered;
        this.registry = registry;
        this.cluster = cluster;
        this.state = state;
    }

    StoreState state() {
        return state;
    }

    /** Returns how long any call may take. */
    Duration timeout() {
        return timeout;
    }

    CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return noted(StoreCommand.CLAIM, () -> registry.claim(claim));
    }

    CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return noted(StoreCommand.RELEASE, () -> registry.release(key, sessionId, token));
    }

    CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return noted(StoreCommand.END, () -> registry.end(key, sessionId, reason));
    }

    CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return timed(StoreCommand.HOLDERS, limit, () -> registry.holders(key));
    }

    CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return noted(StoreCommand.REAFFIRM, () -> registry.reaffirm(leases));
    }

    CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        return timed(StoreCommand.LISTEN, registerLimit, () -> cluster.listen(node, listener));
    }

    CompletionStage<Renewal> join(NodeId node) {
        return timed(StoreCommand.JOIN, registerLimit, () -> cluster.join(node));
    }

    CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return timed(StoreCommand.RENEW, registerLimit, () -> cluster.renew(node, sessions));
    }

    CompletionStage<Verdict> verdict(NodeId node) {
        return timed(StoreCommand.VERDICT, limit, () -> cluster.verdict(node));
    }

    CompletionStage<Void> tell(NodeId node, Notice notice) {
        return timed(StoreCommand.TELL, limit, () -> cluster.tell(node, notice));
    }

    CompletionStage<Void> set(String name, String value) {
        return timed(StoreCommand.SET, limit, () -> cluster.set(name, value));
    }

    CompletionStage<Void> leave(NodeId node) {
        return timed(StoreCommand.LEAVE, registerLimit, () -> cluster.leave(node));
    }

    private <A> CompletionStage<A> noted(StoreCommand command, Supplier<CompletionStage<A>> call) {
        return timed(command, limit, call).whenComplete((answer, failure) -> {
            if (failure == null) {
                answered.run();
            }
            state.note(failure == null || UnreadableSlotException.isBehind(failure));
        });
    }

    /** Passes over that a slot cannot be read: it is the failure of one key, and the store did answer. */
    static CompletableFuture<Void> unlessUnreadable(CompletionStage<?> call) {
        return call.toCompletableFuture()
                .handle((answer, failure) -> failure)
                .thenCompose(failure -> failure == null || UnreadableSlotException.isBehind(failure)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure));
    }

    private <A> CompletionStage<A> timed(StoreCommand command, TimeLimit within, Supplier<CompletionStage<A>> call) {
        long askedAt = context.now();
        return within.on(call.get()).whenComplete((answer, failure) -> {
            var took = Duration.ofNanos(context.now() - askedAt);
            context.listener().asked(command, took, failure == null);
        });
    }
}
