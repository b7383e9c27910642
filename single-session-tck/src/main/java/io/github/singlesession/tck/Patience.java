// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the store, but not for ever. A store that throws, fails or says nothing breaks the rule that asked it.
 *
 * @param bound how long one answer or one notice may take
 */
record Patience(Duration bound) {

    /** Returns the answer of an operation. */
    <T> T answer(String operation, Supplier<CompletionStage<T>> call) {
        T answer = completed(operation, call);
        if (answer == null) {
            throw new AssertionError(operation + " was answered with null");
        }
        return answer;
    }

    /** Waits until an operation is done that may have no answer. */
    <T extends @Nullable Object> T completed(String operation, Supplier<CompletionStage<T>> call) {
        try {
            return call.get().toCompletableFuture().get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(operation + " was not answered within " + bound, e);
        } catch (ExecutionException e) {
            throw new AssertionError(operation + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(operation + ": the test was interrupted", e);
        } catch (RuntimeException e) {
            throw new AssertionError(operation + " threw, where it should answer with a stage: " + e, e);
        }
    }
}
