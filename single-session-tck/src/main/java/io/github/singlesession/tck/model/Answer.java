// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What a store answers, be it that it fails: no model ever answers so. */
final class Answer {

    private static final long PATIENCE_SECONDS = 30;

    private Answer() {}

    static Object of(Supplier<? extends CompletionStage<?>> question) {
        try {
            var answer = question.get().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return answer == null ? "null" : answer;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (TimeoutException | RuntimeException e) {
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a store was asked", e);
        }
    }
}
