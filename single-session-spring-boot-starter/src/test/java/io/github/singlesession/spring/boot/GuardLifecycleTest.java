// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import io.github.singlesession.spring.EdgeThreads;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients are let in from the end of the start on. */
class GuardLifecycleTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final EdgeThreads threads = new EdgeThreads();
    private final CompletableFuture<Renewal> answer = new CompletableFuture<>();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void theStartWaitsUntilTheNodeHasJoined() {
        var starting = CompletableFuture.runAsync(lifecycle(Duration.ofMinutes(1))::start);
        await().during(Duration.ofMillis(200)).atMost(BOUND).until(() -> !starting.isDone());

        answer.complete(new Renewal.Live(1, Set.of(), Map.of()));

        await().atMost(BOUND).until(starting::isDone);
        assertThat(starting).isCompleted();
    }

    @Test
    void theStartGoesOnWithoutAStoreThatDoesNotAnswer() {
        var starting = CompletableFuture.runAsync(lifecycle(Duration.ofMillis(50))::start);

        await().atMost(BOUND).until(starting::isDone);
        assertThat(starting).isCompleted();
        assertThat(answer).isNotDone();
    }

    private GuardLifecycle lifecycle(Duration patience) {
        var real = new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
        var registry = new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, real);
        var cluster = (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(),
                new Class<?>[] {Cluster.class},
                (proxy, method, arguments) ->
                        method.getName().equals("join") ? answer : method.invoke(real, arguments));
        var defaults = GuardOptions.named("north");
        var options = new GuardOptions(
                "north",
                defaults.timing(),
                Duration.ofMinutes(2),
                defaults.probeTimeout(),
                defaults.reaffirmInterval(),
                defaults.onStoreFailure());
        var runtime = new GuardRuntime(threads, Runnable::run, System::nanoTime, InstantSource.system());
        var guard = new SessionGuard(registry, cluster, options, new GuardListener() {}, runtime);
        return new GuardLifecycle(guard, new RuleWatch("", List.of()), patience);
    }
}
