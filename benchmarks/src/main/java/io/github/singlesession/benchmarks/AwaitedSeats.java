// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Seats whose callers wait for every answer, as those of a store do that has no other way. */
record AwaitedSeats(StoreSeats seats) implements StoreSeats {

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public void prepare(int visitors) {
        seats.prepare(visitors);
    }

    @Override
    public CompletionStage<?> claim(int visitor) {
        return awaited(seats.claim(visitor));
    }

    @Override
    public CompletionStage<Void> release(int visitor, Object held) {
        return awaited(seats.release(visitor, held));
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        return awaited(seats.denied(visitor));
    }

    @Override
    public void close() {
        seats.close();
    }

    private static <A> CompletionStage<A> awaited(CompletionStage<A> answer) {
        return CompletableFuture.completedFuture(answer.toCompletableFuture().join());
    }
}
