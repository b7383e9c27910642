// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cast;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many threads, real time. */
class InMemoryRacesTest {

    private static final int THREADS = 64;
    private static final int CLAIMS = 30_000;
    private static final int KEYS = 500;
    private static final int BOUND_SECONDS = 20;

    private final InMemorySessionRegistry registry = new InMemorySessionRegistry(
            InstantSource.system(),
            System::nanoTime,
            new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run));

    @ParameterizedTest
    @CsvSource({"FIRST_COME,1", "FIRST_COME,2", "FIRST_COME,3", "KICK_OLD,1", "KICK_OLD,2", "KICK_OLD,3"})
    void neverMoreHoldThanTheLimitAndEveryLeaseIsLostOnce(ConflictPolicy policy, int limit) throws Exception {
        var rule = new SessionRule(policy, limit, false, Cast.PLENTY);

        var crowds = onAllThreads(thread -> {
            var crowd = new Crowd(rule, "t" + thread);
            for (int i = 0; i < CLAIMS / THREADS; i++) {
                crowd.claim(i);
            }
            return crowd;
        });

        var granted =
                tokens(crowds.stream().flatMap(crowd -> crowd.granted.stream()).toList());
        assertThat(granted).doesNotHaveDuplicates();
        var lost = new ArrayList<SessionLease>(answer(registry.holders(Cast.ALICE)));
        assertThat(lost).hasSizeLessThanOrEqualTo(limit);
        crowds.forEach(crowd -> lost.addAll(crowd.displaced));
        crowds.forEach(crowd -> lost.addAll(crowd.released));
        assertThat(tokens(lost).stream().sorted())
                .isEqualTo(granted.stream().sorted().toList());
    }

    @Test
    void differentKeysDoNotMixAndLeaveNothingBehind() throws Exception {
        onAllThreads(thread -> {
            for (int i = 0; i < KEYS; i++) {
                var key = SessionKey.of("user-" + (i + thread) % KEYS);
                var session = "t" + thread + "-" + i;
                var outcome = answer(registry.claim(
                        SessionClaim.connect(key, Claimant.of(session, Cast.NORTH), Cast.firstCome(THREADS))));
                assertThat(outcome).isInstanceOf(Granted.class);
                assertThat(((Granted) outcome).lease().key()).isEqualTo(key);
            }
            return thread;
        });
        assertThat(registry.size()).isEqualTo(KEYS);
        assertThat(answer(registry.holders(SessionKey.of("user-0")))).hasSize(THREADS);

        onAllThreads(thread -> {
            for (int i = 0; i < KEYS; i++) {
                var key = SessionKey.of("user-" + (i + thread) % KEYS);
                assertThat(answer(registry.release(key, "t" + thread + "-" + i, SessionLease.ANY_TOKEN))
                                .released())
                        .isTrue();
            }
            return thread;
        });
        assertThat(registry.size()).isZero();
    }

    /** The devices of alice that one thread connects: every second that gets a seat gives it back by itself. */
    private final class Crowd {

        private final SessionRule rule;
        private final String name;
        private final List<SessionLease> granted = new ArrayList<>();
        private final List<SessionLease> displaced = new ArrayList<>();
        private final List<SessionLease> released = new ArrayList<>();

        Crowd(SessionRule rule, String name) {
            this.rule = rule;
            this.name = name;
        }

        void claim(int number) {
            var session = name + "-" + number;
            var outcome =
                    answer(registry.claim(SessionClaim.connect(Cast.ALICE, Claimant.of(session, Cast.NORTH), rule)));
            check(answer(registry.holders(Cast.ALICE)).size());
            if (outcome instanceof Granted grant) {
                check(grant.holders());
                grant(grant);
                if (number % 2 == 0 || rule.policy() == ConflictPolicy.FIRST_COME) {
                    release(grant.lease());
                }
            }
        }

        private void grant(Granted grant) {
            long token = grant.lease().token();
            if (!granted.isEmpty() && granted.get(granted.size() - 1).token() >= token) {
                throw new AssertionError(token + " does not rise");
            }
            granted.add(grant.lease());
            for (var loser : grant.displaced()) {
                if (loser.lease().token() >= token) {
                    throw new AssertionError(loser + " is not older than " + token);
                }
                displaced.add(loser.lease());
            }
        }

        private void release(SessionLease lease) {
            if (answer(registry.release(Cast.ALICE, lease.sessionId(), lease.token()))
                    .released()) {
                released.add(lease);
            }
        }

        private void check(int holders) {
            if (holders > rule.limit()) {
                throw new AssertionError(holders + " hold, the limit is " + rule.limit());
            }
        }
    }

    private static List<Long> tokens(List<SessionLease> leases) {
        return leases.stream().map(SessionLease::token).toList();
    }

    private static <A> List<A> onAllThreads(Work<A> work) throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var tasks = new ArrayList<Callable<A>>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                tasks.add(() -> {
                    barrier.await(BOUND_SECONDS, TimeUnit.SECONDS);
                    return work.on(thread);
                });
            }
            return done(threads.invokeAll(tasks, BOUND_SECONDS, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private static <A> List<A> done(List<Future<A>> futures) throws ExecutionException, InterruptedException {
        var answers = new ArrayList<A>();
        for (var future : futures) {
            answers.add(future.get());
        }
        return answers;
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }

    private interface Work<A> {
        A on(int thread) throws Exception;
    }
}
