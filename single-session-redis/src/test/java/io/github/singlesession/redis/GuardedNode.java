// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.GuardedConnection;
import io.github.singlesession.guard.OnStoreFailure;
import io.github.singlesession.guard.Reaffirmed;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.guard.SessionGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A node as it is in production: the guard over Redis, with threads and clocks of its own. */
final class GuardedNode implements GuardListener, AutoCloseable {

    private static final NodeTiming TIMING =
            new NodeTiming(Duration.ofSeconds(6), Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final AtomicInteger held = new AtomicInteger();
    private final Map<String, EndReason> ends = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService answers = Executors.newFixedThreadPool(2);
    private final RedisCluster cluster;
    private final SessionGuard guard;

    GuardedNode(String name, LettuceConnectionFactory factory, RedisOptions like) {
        var timeout = Duration.ofSeconds(1);
        var reaffirmInterval = Duration.ofSeconds(5);
        var options = new RedisOptions(like.keyPrefix(), TIMING, reaffirmInterval, timeout);
        cluster = new RedisCluster(factory, options, Redis.notices());
        guard = new SessionGuard(
                new RedisSessionRegistry(factory, options),
                cluster,
                new GuardOptions(name, TIMING, timeout, timeout, reaffirmInterval, OnStoreFailure.FAIL_OPEN),
                this,
                new GuardRuntime(this::after, answers, System::nanoTime, InstantSource.system()));
        // A first connection to a whole cluster may take longer than any call may.
        var unused = guard.start();
        Awaitility.await("node " + name)
                .atMost(Duration.ofSeconds(30))
                .until(() -> guard.status().storeUp()
                        && guard.status().leaseRemaining().compareTo(Duration.ZERO) > 0);
    }

    SessionGuard guard() {
        return guard;
    }

    /** Returns how often the store said that a session holds, or took it back. */
    int reaffirmations() {
        return held.get();
    }

    /** Returns why a session is over, null while it is not. */
    @Nullable
    EndReason endOf(SessionLease lease) {
        return ends.get(lease.sessionId());
    }

    Admission admit(SessionKey key, SessionRule rule) {
        var request = new AdmissionRequest(key, SessionGuard.newSessionId(), rule, null, false, null);
        return guard.admit(request, new Silent())
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    SessionLease admitted(SessionKey key, SessionRule rule) {
        var admission = admit(key, rule);
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) admission).lease();
    }

    private Runnable after(Duration delay, Runnable task) {
        var future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        answers.shutdownNow();
        cluster.close();
    }

    @Override
    public void reaffirmed(Reaffirmed result) {
        if (result != Reaffirmed.LOST) {
            held.incrementAndGet();
        }
    }

    @Override
    public void ended(SessionEnd end) {
        ends.put(end.lease().sessionId(), end.reason());
    }

    /** A client that answers every ping and says nothing else. */
    private static final class Silent implements GuardedConnection {

        @Override
        public void end(SessionEnd end) {}

        @Override
        public void ping() {}

        @Override
        public boolean heardSince(long nanoTime) {
            return true;
        }
    }
}
