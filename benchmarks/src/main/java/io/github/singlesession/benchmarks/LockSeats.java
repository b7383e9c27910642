// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A lock of {@code IMap} a user. It is a thread's, so only another thread is denied, and the same one must release it. */
final class LockSeats extends HazelcastSeats {

    LockSeats(List<Visitor> visitors, HazelcastArena hazelcast) {
        super(visitors, hazelcast);
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public void prepare(int visitors) {
        dropMap();
    }

    @Override
    public CompletionStage<?> claim(int visitor) {
        StoreVisitors.check(map().tryLock(key(visitor)), visitor);
        return CompletableFuture.completedFuture(visitor);
    }

    @Override
    public CompletionStage<Void> release(int visitor, Object held) {
        map().unlock(key(visitor));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        StoreVisitors.check(!map().tryLock(key(visitor)), visitor);
        return CompletableFuture.completedFuture(null);
    }
}
