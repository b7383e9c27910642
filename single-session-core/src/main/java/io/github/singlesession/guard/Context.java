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

    /** Completes after a delay. */
    CompletionStage<Void> after(Duration delay) {
        var passed = new CompletableFuture<Void>();
        runtime.timer().after(delay, () -> runtime.answers().execute(() -> passed.complete(null)));
        return passed;
    }
}
