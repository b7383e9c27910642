// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.singlesession.Cast;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that admit, close, end and leave at once, on two nodes over one store, in real time. */
@Timeout(60)
class GuardRacesTest {

    private static final int THREADS = 16;
    private static final int ROUNDS = 300;
    private static final int USERS = 3;
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService notices = Executors.newSingleThreadExecutor();
    private final ExecutorService storeAnswers = Executors.newFixedThreadPool(2);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private final InMemoryCluster cluster = new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, notices);
    private final InMemorySessionRegistry store =
            new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster);
    private final Lives lives = new Lives();
    private final AtomicInteger sessions = new AtomicInteger();

    @AfterEach
    void stop() {
        List.of(timers, notices, storeAnswers, threads).forEach(ExecutorService::shutdownNow);
    }

    @Test
    void leaveNothingBehind() throws Exception {
        var guards = List.of(guard("north"), guard("south"));

        onAllThreads(thread -> {
            var chance = new Random(thread);
            for (int round = 0; round < ROUNDS; round++) {
                live(guards.get(chance.nextInt(2)), chance);
            }
        });

        await().atMost(BOUND).untilAsserted(() -> {
            lives.assertThatAllAreOver();
            assertThat(guards).allSatisfy(guard -> assertThat(guard.sessions()).isEmpty());
            for (int user = 0; user < USERS; user++) {
                assertThat(holders(user)).isEmpty();
            }
        });
    }

    @Test
    void leaveNothingBehindWhenANodeLeavesAndStartsAgain() throws Exception {
        var guards = List.of(guard("north"), guard("south"));

        onAllThreads(thread -> {
            var chance = new Random(thread);
            for (int round = 0; round < ROUNDS; round++) {
                if (thread == 0) {
                    guards.get(0)
                            .drain(Duration.ofSeconds(5), Duration.ofMillis(2))
                            .toCompletableFuture()
                            .get(BOUND.toSeconds(), TimeUnit.SECONDS);
                    guards.get(0).start().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
                } else {
                    live(guards.get(chance.nextInt(2)), chance);
                }
            }
        });

        await().atMost(BOUND).untilAsserted(() -> {
            lives.assertThatAllAreOver();
            assertThat(guards).allSatisfy(guard -> assertThat(guard.sessions()).isEmpty());
            var living = guards.stream().map(SessionGuard::node).toList();
            for (int user = 0; user < USERS; user++) {
                // What is still there is stale: the node that left frees all its leases by leaving.
                assertThat(holders(user)).extracting(SessionLease::node).doesNotContainAnyElementsOf(living);
            }
        });
    }

    /** One session from its claim to its close, with a chance that somebody ends it in between. */
    private void live(SessionGuard guard, Random chance) throws Exception {
        var session = "s" + sessions.incrementAndGet();
        var key = user(chance.nextInt(USERS));
        var rule = chance.nextBoolean() ? Cast.kickOld(1 + chance.nextInt(2)) : Cast.firstCome(1 + chance.nextInt(2));
        var request = new AdmissionRequest(key, session, rule, chance.nextBoolean() ? Cast.TAB : null, false, null);

        var admission = guard.admit(request, Peer.lively(lives::told)).toCompletableFuture();
        if (chance.nextBoolean()) {
            admission.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
        if (chance.nextInt(10) == 0) {
            var unused = guard.end(key, chance.nextBoolean() ? session : null, "signed out");
        }
        storeAnswers.execute(() -> guard.disconnected(session, EndReason.CONNECTION_LOST));
        guard.disconnected(session, EndReason.CLIENT_CLOSED);
        admission.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private SessionGuard guard(String name) throws Exception {
        var guard = new SessionGuard(
                new AsynchronousRegistry(store, storeAnswers),
                cluster,
                new GuardOptions(
                        name,
                        NodeTiming.DEFAULT,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(1),
                        OnStoreFailure.FAIL_OPEN),
                lives,
                new GuardRuntime(this::later, storeAnswers, System::nanoTime, InstantSource.system()));
        guard.start().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        return guard;
    }

    private Runnable later(Duration delay, Runnable task) {
        var future = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    private List<SessionLease> holders(int user) {
        return store.holders(user(user)).toCompletableFuture().join();
    }

    private static SessionKey user(int number) {
        return SessionKey.of("user-" + number);
    }

    private void onAllThreads(Work work) throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        var tasks = new ArrayList<Callable<Object>>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            tasks.add(() -> {
                barrier.await(BOUND.toSeconds(), TimeUnit.SECONDS);
                work.on(thread);
                return thread;
            });
        }
        for (var future : threads.invokeAll(tasks, BOUND.toSeconds() * 2, TimeUnit.SECONDS)) {
            future.get();
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(int thread) throws Exception;
    }
}
