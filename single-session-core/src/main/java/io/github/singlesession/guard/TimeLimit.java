// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.SessionStoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The library's own limit on every call of a store, whatever the store's client has for one. What follows on an answer
 * that was not there at once is carried out by threads of ours.
 */
final class TimeLimit {

    private final GuardTimer timer;
    private final Executor answers;
    private final Duration timeout;

    /**
     * Creates a limit.
     *
     * @param answers carries out what follows on an answer
     */
    TimeLimit(GuardTimer timer, Executor answers, Duration timeout) {
        this.timer = timer;
        this.answers = answers;
        this.timeout = timeout;
    }

    /** Returns the answer to a call; a {@link SessionStoreException} if there is none in time. */
    <A> CompletionStage<A> on(CompletionStage<A> call) {
        var future = call.toCompletableFuture();
        if (future.isDone()) {
            return future;
        }
        var limited = new CompletableFuture<A>();
        var cancel = timer.after(timeout, () -> fail(limited, overdue()));
        call.whenComplete((answer, failure) -> {
            cancel.run();
            answers.execute(() -> {
                if (failure == null) {
                    limited.complete(answer);
                } else {
                    limited.completeExceptionally(failure);
                }
            });
        });
        return limited;
    }

    private void fail(CompletableFuture<?> limited, Exception failure) {
        answers.execute(() -> limited.completeExceptionally(failure));
    }

    private SessionStoreException overdue() {
        return new SessionStoreException("the store did not answer within " + timeout, null);
    }
}
