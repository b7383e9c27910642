// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.Settings;
import io.github.singlesession.Verdict;
import io.github.singlesession.register.NodeRegister;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The nodes of one JVM: one guard as a rule, or several that share a registry.
 *
 * <p>Every operation is one step under a lock, and is done when the method returns. Notices are handed to the executor,
 * so no caller runs another node's listener.
 */
public final class InMemoryCluster implements Cluster {

    /** As a slot keeps a lease that is bound to a node, however long nobody asks for it. A hundred years. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final StoreClock clock;
    private final Executor notices;
    private final NodeRegister register;
    private final Map<NodeId, Consumer<Notice>> listeners = new ConcurrentHashMap<>();

    /**
     * Creates a cluster without nodes.
     *
     * @param clock the store's time
     * @param timing the times of the register
     * @param notices carries out the listeners, one task at a time and in order
     */
    public InMemoryCluster(InstantSource clock, NodeTiming timing, Executor notices) {
        this.clock = new StoreClock(clock);
        this.notices = notices;
        this.register = new NodeRegister(timing, FOR_EVER);
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        listeners.put(node, listener);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return step(register -> register.join(node, clock.next()));
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        var renewal = step(register -> register.renew(node, sessions, clock.next()));
        var unused = tell(node, new Notice.Loopback());
        return renewal;
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        return step(register -> register.verdict(node, clock.next()));
    }

    @Override
    public CompletionStage<List<NodeStatus>> nodes() {
        return step(NodeRegister::nodes);
    }

    @Override
    public CompletionStage<Void> tell(NodeId node, Notice notice) {
        var listener = listeners.get(node);
        if (listener != null) {
            notices.execute(() -> listener.accept(notice));
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> set(String name, String value) {
        Settings.check(name, value);
        return step(register -> {
            register.set(name, value, clock.next());
            return null;
        });
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        listeners.remove(node);
        var nodes = step(register -> {
            register.strike(node, clock.next());
            return register.nodes();
        });
        return nodes.thenAccept(others -> others.forEach(other -> {
            var unused = tell(other.node(), new Notice.Left(node));
        }));
    }

    private <A> CompletionStage<A> step(Function<NodeRegister, A> step) {
        synchronized (register) {
            return CompletableFuture.completedFuture(step.apply(register));
        }
    }
}
