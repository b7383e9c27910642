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

/** Keeps operations in flight: whenever one is done, the next begins, on the thread that heard of it. */
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

    private void next() {
        int turn = begun.getAndIncrement();
        if (turn >= most || System.nanoTime() - end >= 0 || failure.get() != null) {
            landed.countDown();
            return;
        }
        var unused = operation.apply(turn).whenComplete((answer, thrown) -> {
            if (thrown == null) {
                done.incrementAndGet();
            } else {
                failure.compareAndSet(null, thrown);
            }
            next();
        });
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
