// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
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
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A node as it is in production: the guard on a member, with threads and clocks of its own. */
final class GuardedNode implements GuardListener, AutoCloseable {

    /** Its lease and its reaffirmations are so long that whatever comes sooner comes from a prompt. */
    private static final NodeTiming TIMING =
            new NodeTiming(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMillis(1));

    private static final Duration REAFFIRM_INTERVAL = Duration.ofMinutes(10);

    private final Map<String, EndReason> ends = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService answers = Executors.newFixedThreadPool(2);
    private final ExecutorService notices = Executors.newSingleThreadExecutor();
    private final HazelcastCluster cluster;
    private final HazelcastSessionRegistry registry;
    private final SessionGuard guard;

    GuardedNode(String name, HazelcastInstance member, String mapPrefix) {
        var timeout = Duration.ofSeconds(4);
        var options = new HazelcastOptions(mapPrefix, TIMING, REAFFIRM_INTERVAL);
        cluster = new HazelcastCluster(member, options, answers, notices);
        registry = new HazelcastSessionRegistry(member, options, cluster, answers);
        guard = new SessionGuard(
                registry,
                cluster,
                new GuardOptions(name, TIMING, timeout, timeout, REAFFIRM_INTERVAL, OnStoreFailure.FAIL_OPEN),
                this,
                new GuardRuntime(this::after, answers, System::nanoTime, InstantSource.system()));
        var unused = guard.start();
        Awaitility.await("node " + name)
                .atMost(Duration.ofSeconds(30))
                .until(() -> guard.status().storeUp()
                        && guard.status().leaseRemaining().compareTo(Duration.ZERO) > 0);
    }

    SessionGuard guard() {
        return guard;
    }

    HazelcastSessionRegistry registry() {
        return registry;
    }

    HazelcastCluster cluster() {
        return cluster;
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
    public void ended(SessionEnd end) {
        ends.put(end.lease().sessionId(), end.reason());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        cluster.close();
        answers.shutdown();
        notices.shutdown();
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
