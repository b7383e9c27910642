// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import io.github.singlesession.memory.InMemoryCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;

/**
 * The contract on what is like a server: a clock that runs by itself, two connections, answers that come on other
 * threads, notices that come later, and a register of its own for every test.
 */
class ClusterLikeAServerTest extends ClusterContract {

    private static final ExecutorService ANSWERS = Executors.newFixedThreadPool(4);
    private static final ExecutorService NOTICES = Executors.newSingleThreadExecutor();
    private static final AtomicReference<Duration> OFFSET = new AtomicReference<>(Duration.ZERO);
    private static final InstantSource CLOCK =
            () -> InstantSource.system().instant().plus(OFFSET.get());

    private final Cluster register = new InMemoryCluster(CLOCK, NodeTiming.DEFAULT, NOTICES);

    @AfterAll
    static void stop() {
        ANSWERS.shutdownNow();
        NOTICES.shutdownNow();
    }

    @Override
    protected ClusterUnderTest cluster() {
        return new ClusterUnderTest(
                new Connection(register),
                new Connection(register),
                NodeTiming.DEFAULT,
                time -> OFFSET.accumulateAndGet(time, Duration::plus));
    }

    private record Connection(Cluster register) implements Cluster {

        @Override
        public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
            return later(() -> register.listen(node, listener));
        }

        @Override
        public CompletionStage<Renewal> join(NodeId node) {
            return later(() -> register.join(node));
        }

        @Override
        public CompletionStage<Renewal> renew(NodeId node, int sessions) {
            return later(() -> register.renew(node, sessions));
        }

        @Override
        public CompletionStage<Verdict> verdict(NodeId node) {
            return later(() -> register.verdict(node));
        }

        @Override
        public CompletionStage<List<NodeStatus>> nodes() {
            return later(register::nodes);
        }

        @Override
        public CompletionStage<Void> tell(NodeId node, Notice notice) {
            return later(() -> register.tell(node, notice));
        }

        @Override
        public CompletionStage<Void> set(String name, String value) {
            return register.set(name, value).thenComposeAsync(CompletableFuture::completedFuture, ANSWERS);
        }

        @Override
        public CompletionStage<Void> leave(NodeId node) {
            return later(() -> register.leave(node));
        }

        private static <A> CompletionStage<A> later(Supplier<CompletionStage<A>> operation) {
            return CompletableFuture.supplyAsync(operation, ANSWERS).thenCompose(stage -> stage);
        }
    }
}
