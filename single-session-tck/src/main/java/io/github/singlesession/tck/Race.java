// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Callers that start at the same moment. */
final class Race {

    /** Where a store hangs, the test must not: no race takes nearly so long. */
    private static final long BOUND_SECONDS = 120;

    private Race() {}

    /** Returns what each caller got, in no order of time. The first failure of a caller is the race's. */
    static <T> List<T> of(int callers, IntFunction<T> call) {
        var start = new CyclicBarrier(callers);
        var tasks = new ArrayList<Callable<T>>();
        for (int i = 0; i < callers; i++) {
            int caller = i;
            tasks.add(() -> {
                start.await();
                return call.apply(caller);
            });
        }
        var threads = Executors.newFixedThreadPool(callers);
        try {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks, BOUND_SECONDS, TimeUnit.SECONDS)) {
                results.add(result(future));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            throw new AssertionError("a caller was not done within " + BOUND_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a caller failed: " + e.getCause(), e.getCause());
        }
    }
}
