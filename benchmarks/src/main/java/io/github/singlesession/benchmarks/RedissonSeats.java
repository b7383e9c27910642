// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.RLock;
import org.redisson.api.RPermitExpirableSemaphore;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Redisson's locks and semaphores as seats. With a time that it is given, Redisson renews nothing by itself. */
abstract class RedissonSeats implements StoreSeats {

    private static final long KEPT = StoreVisitors.KEPT.toMillis();

    private final List<Visitor> visitors;
    private final RedissonClient redisson;

    private RedissonSeats(List<Visitor> visitors, int port) {
        this.visitors = visitors;
        var config = new Config();
        config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
        redisson = Redisson.create(config);
    }

    static RedissonSeats locks(List<Visitor> visitors, int port) {
        return new Locks(visitors, port);
    }

    static RedissonSeats permits(List<Visitor> visitors, int port) {
        return new Permits(visitors, port);
    }

    final String key(int visitor) {
        return RedisVisitors.key(visitors.get(visitor));
    }

    final RedissonClient redisson() {
        return redisson;
    }

    @Override
    public final void close() {
        redisson.shutdown();
    }

    /** A lock a user. It is a thread's, so each session says that it is another thread. */
    private static final class Locks extends RedissonSeats {

        private static final long OWNER = 1;
        private static final long RIVAL = 2;

        Locks(List<Visitor> visitors, int port) {
            super(visitors, port);
        }

        @Override
        public CompletionStage<?> claim(int visitor) {
            return lock(visitor, OWNER).thenApply(locked -> {
                StoreVisitors.check(locked, visitor);
                return OWNER;
            });
        }

        @Override
        public CompletionStage<Void> release(int visitor, Object held) {
            return of(visitor).unlockAsync((Long) held);
        }

        @Override
        public CompletionStage<Void> denied(int visitor) {
            return lock(visitor, RIVAL).thenAccept(locked -> StoreVisitors.check(!locked, visitor));
        }

        private CompletionStage<Boolean> lock(int visitor, long thread) {
            return of(visitor).tryLockAsync(0, KEPT, TimeUnit.MILLISECONDS, thread);
        }

        private RLock of(int visitor) {
            return redisson().getLock(key(visitor));
        }
    }

    /** A semaphore a user, with one permit that ends. */
    private static final class Permits extends RedissonSeats {

        Permits(List<Visitor> visitors, int port) {
            super(visitors, port);
        }

        @Override
        public void prepare(int visitors) {
            var set = new ArrayList<CompletableFuture<Boolean>>();
            for (int visitor = 0; visitor < visitors; visitor++) {
                set.add(of(visitor).trySetPermitsAsync(1).toCompletableFuture());
            }
            set.forEach(CompletableFuture::join);
        }

        @Override
        public CompletionStage<?> claim(int visitor) {
            return acquire(visitor).thenApply(permit -> {
                StoreVisitors.check(permit != null, visitor);
                return permit;
            });
        }

        @Override
        public CompletionStage<Void> release(int visitor, Object held) {
            return of(visitor).releaseAsync((String) held);
        }

        @Override
        public CompletionStage<Void> denied(int visitor) {
            return acquire(visitor).thenAccept(permit -> StoreVisitors.check(permit == null, visitor));
        }

        private CompletionStage<String> acquire(int visitor) {
            return of(visitor).tryAcquireAsync(0, KEPT, TimeUnit.MILLISECONDS);
        }

        private RPermitExpirableSemaphore of(int visitor) {
            return redisson().getPermitExpirableSemaphore(key(visitor));
        }
    }
}
