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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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

    /**
     * Creates the store as a guard uses it.
     *
     * @param answered called for every answer about sessions
     */
    Store(Context context, SessionRegistry registry, Cluster cluster, StoreState state, Runnable answered) {
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
        return noted(registry.claim(claim));
    }

    CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return noted(registry.release(key, sessionId, token));
    }

    CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return noted(registry.end(key, sessionId, reason));
    }

    CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return limit.on(registry.holders(key));
    }

    CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return noted(registry.reaffirm(leases));
    }

    CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        return registerLimit.on(cluster.listen(node, listener));
    }

    CompletionStage<Renewal> join(NodeId node) {
        return registerLimit.on(cluster.join(node));
    }

    CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return registerLimit.on(cluster.renew(node, sessions));
    }

    CompletionStage<Verdict> verdict(NodeId node) {
        return limit.on(cluster.verdict(node));
    }

    CompletionStage<Void> tell(NodeId node, Notice notice) {
        return limit.on(cluster.tell(node, notice));
    }

    CompletionStage<Void> set(String name, String value) {
        return limit.on(cluster.set(name, value));
    }

    CompletionStage<Void> leave(NodeId node) {
        return registerLimit.on(cluster.leave(node));
    }

    private <A> CompletionStage<A> noted(CompletionStage<A> call) {
        return limit.on(call).whenComplete((answer, failure) -> {
            if (failure == null) {
                answered.run();
            }
            state.note(failure == null);
        });
    }
}
