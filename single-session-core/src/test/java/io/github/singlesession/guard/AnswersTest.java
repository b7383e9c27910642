// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.kickOld;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Displacement;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionLease;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads of a store's client must not be held by what an application does with the answers. */
class AnswersTest {

    private final ExecutorService storesOwn = named("store");
    private final ExecutorService answers = named("answers");
    private final Queue<String> heardOn = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        storesOwn.shutdownNow();
        answers.shutdownNow();
    }

    @Test
    void areActedOnByThreadsThatAreNotTheStores() throws Exception {
        var cluster = new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, storesOwn);
        var registry = new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster);
        var guard = new SessionGuard(
                new AsynchronousRegistry(registry, storesOwn),
                cluster,
                GuardOptions.named("north"),
                new Where(),
                new GuardRuntime((delay, task) -> () -> {}, answers, System::nanoTime, InstantSource.system()));
        guard.start().toCompletableFuture().get(10, TimeUnit.SECONDS);

        admit(guard, PHONE);
        admit(guard, LAPTOP);

        assertThat(heardOn).hasSize(4).doesNotContain("store");
    }

    private void admit(SessionGuard guard, String device) throws Exception {
        var request = new AdmissionRequest(ALICE, device, kickOld(1), null, false, null);
        guard.admit(request, Peer.lively(end -> {})).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static ExecutorService named(String name) {
        return Executors.newSingleThreadExecutor(task -> new Thread(task, name));
    }

    private final class Where implements GuardListener {

        @Override
        public void granted(SessionLease lease) {
            note();
        }

        @Override
        public void refused(AdmissionRequest request, Admission.Refused refusal) {
            note();
        }

        @Override
        public void displaced(Displacement displacement, SessionLease successor) {
            note();
        }

        @Override
        public void ended(SessionEnd end) {
            note();
        }

        @Override
        public void storeLost() {
            note();
        }

        @Override
        public void storeRestored() {
            note();
        }

        @Override
        public void set(Map<String, String> settings) {
            note();
        }

        @Override
        public void reaffirmed(Reaffirmed result) {
            note();
        }

        private void note() {
            heardOn.add(Thread.currentThread().getName());
        }
    }
}
