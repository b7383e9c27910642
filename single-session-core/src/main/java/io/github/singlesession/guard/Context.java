// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What every part of a guard was given from outside. */
record Context(GuardRuntime runtime, GuardOptions options, GuardListener listener) {

    long now() {
        return runtime.now();
    }

    /** Does something after a delay, on a thread that the application may hold up. */
    void later(Duration delay, Runnable task) {
        runtime.timer().after(delay, () -> runtime.answers().execute(task));
    }

    /** Completes when something does, however it does, or when patience ends. */
    CompletionStage<Void> atMost(Duration patience, CompletionStage<?> awaited) {
        var over = new CompletableFuture<Void>();
        var cancel = runtime.timer().after(patience, () -> runtime.answers().execute(() -> over.complete(null)));
        awaited.whenComplete((done, failure) -> {
            cancel.run();
            over.complete(null);
        });
        return over;
    }

    /** Completes after a delay. */
    CompletionStage<Void> after(Duration delay) {
        var passed = new CompletableFuture<Void>();
        later(delay, () -> passed.complete(null));
        return passed;
    }
}
