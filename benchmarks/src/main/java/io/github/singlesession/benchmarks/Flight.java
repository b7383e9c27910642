// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps operations in flight: whenever one is done, the next begins, on the thread that heard of it, or on the one that
 * waited for it.
 */
final class Flight {

    private static final long PATIENCE_SECONDS = 120;

    private final IntFunction<CompletionStage<?>> operation;
    private final int most;
    private final long end;
    private final CountDownLatch landed;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Flight(IntFunction<CompletionStage<?>> operation, int inFlight, int most, Duration time) {
        this.operation = operation;
        this.most = most;
        this.end = System.nanoTime() + time.toNanos();
        this.landed = new CountDownLatch(inFlight);
    }

    /**
     * Runs operations for a while, and returns how many were done.
     *
     * @param inFlight how many at once
     * @param most how many at all
     */
    static int run(IntFunction<CompletionStage<?>> operation, int inFlight, int most, Duration time) {
        var flight = new Flight(operation, inFlight, most, time);
        for (int i = 0; i < inFlight; i++) {
            flight.next();
        }
        return flight.await();
    }

    /**
     * Runs operations for a while on threads that each wait for the answer, and returns how many were done.
     *
     * @param most how many at all
     */
    static int runThreads(IntFunction<CompletionStage<?>> operation, int threads, int most, Duration time) {
        var flight = new Flight(operation, threads, most, time);
        for (int i = 0; i < threads; i++) {
            var thread = new Thread(flight::oneByOne, "waiting-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return flight.await();
    }

    private void next() {
        int turn = begun.getAndIncrement();
        if (over(turn)) {
            landed.countDown();
            return;
        }
        var unused = operation.apply(turn).whenComplete((answer, thrown) -> {
            noted(thrown);
            next();
        });
    }

    private void oneByOne() {
        for (int turn = begun.getAndIncrement(); !over(turn); turn = begun.getAndIncrement()) {
            try {
                operation.apply(turn).toCompletableFuture().join();
                noted(null);
            } catch (RuntimeException e) {
                noted(e);
            }
        }
        landed.countDown();
    }

    private boolean over(int turn) {
        return turn >= most || System.nanoTime() - end >= 0 || failure.get() != null;
    }

    private void noted(@Nullable Throwable thrown) {
        if (thrown == null) {
            done.incrementAndGet();
        } else {
            failure.compareAndSet(null, thrown);
        }
    }

    private int await() {
        try {
            if (!landed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return done.get();
    }
}
