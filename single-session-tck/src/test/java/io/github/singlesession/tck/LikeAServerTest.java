// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/**
 * The contract on what is like a server: one store for all tests, with a clock that runs by itself, answers that come on
 * other threads, and notices that come later.
 */
class LikeAServerTest extends SessionRegistryContract {

    private static final ExecutorService ANSWERS = Executors.newFixedThreadPool(4);
    private static final ExecutorService NOTICES = Executors.newSingleThreadExecutor();
    private static final AtomicReference<Duration> OFFSET = new AtomicReference<>(Duration.ZERO);
    private static final InstantSource CLOCK =
            () -> InstantSource.system().instant().plus(OFFSET.get());
    private static final Cluster CLUSTER = new InMemoryCluster(CLOCK, NodeTiming.DEFAULT, NOTICES);
    private static final SessionRegistry REGISTRY = new AnsweringLater(
            new CompareAndSetSessionRegistry(new ConcurrentHashMap<>(), new StoreMicros(CLOCK), CLUSTER));

    @AfterAll
    static void stop() {
        ANSWERS.shutdownNow();
        NOTICES.shutdownNow();
    }

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(REGISTRY, CLUSTER, time -> OFFSET.accumulateAndGet(time, Duration::plus));
    }

    private record AnsweringLater(SessionRegistry sound) implements SessionRegistry {

        @Override
        public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
            return later(() -> sound.claim(claim));
        }

        @Override
        public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
            return later(() -> sound.release(key, sessionId, token));
        }

        @Override
        public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
            return later(() -> sound.end(key, sessionId, reason));
        }

        @Override
        public CompletionStage<List<SessionLease>> holders(SessionKey key) {
            return later(() -> sound.holders(key));
        }

        @Override
        public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
            return later(() -> sound.reaffirm(leases));
        }

        private static <A> CompletionStage<A> later(Supplier<CompletionStage<A>> operation) {
            return CompletableFuture.supplyAsync(operation, ANSWERS).thenCompose(stage -> stage);
        }
    }
}
