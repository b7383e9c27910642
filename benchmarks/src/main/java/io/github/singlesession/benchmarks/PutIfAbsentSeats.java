// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What one writes by hand with {@code IMap}: {@code putIfAbsent}, and {@code remove} of what is still the same. */
final class PutIfAbsentSeats extends HazelcastSeats {

    static final long FOR_EVER = 0;

    private final long kept;

    PutIfAbsentSeats(List<Visitor> visitors, HazelcastArena hazelcast) {
        this(visitors, hazelcast, FOR_EVER);
    }

    /**
     * Creates free seats.
     *
     * @param kept for how many milliseconds a seat is kept, or {@link #FOR_EVER}
     */
    PutIfAbsentSeats(List<Visitor> visitors, HazelcastArena hazelcast, long kept) {
        super(visitors, hazelcast);
        this.kept = kept;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public CompletionStage<?> claim(int visitor) {
        var value = value(visitor);
        StoreVisitors.check(putIfAbsent(visitor, value), visitor);
        return CompletableFuture.completedFuture(value);
    }

    @Override
    public CompletionStage<Void> release(int visitor, Object held) {
        StoreVisitors.check(map().remove(key(visitor), held), held);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        StoreVisitors.check(!putIfAbsent(visitor, StoreVisitors.value(StoreVisitors.RIVAL)), visitor);
        return CompletableFuture.completedFuture(null);
    }

    private boolean putIfAbsent(int visitor, String value) {
        return map().putIfAbsent(key(visitor), value, kept, TimeUnit.MILLISECONDS) == null;
    }
}
