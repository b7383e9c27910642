// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.Settings;
import io.github.singlesession.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A cluster with a {@link PlainRegister}: its notices are heard before the teller goes on. */
class PlainCluster extends PlainRegister implements Cluster {

    final Map<NodeId, List<Consumer<Notice>>> listeners = new ConcurrentHashMap<>();

    PlainCluster(InstantSource clock) {
        this(clock, NodeTiming.DEFAULT);
    }

    PlainCluster(InstantSource clock, NodeTiming timing) {
        super(clock, timing);
    }

    void hear(NodeId node, Consumer<Notice> listener) {
        listeners.put(node, new CopyOnWriteArrayList<>(List.of(listener)));
    }

    void say(NodeId node, Notice notice) {
        ears(node).forEach(listener -> listener.accept(notice));
    }

    final List<Consumer<Notice>> ears(NodeId node) {
        return listeners.getOrDefault(node, List.of());
    }

    void echo(NodeId node) {
        say(node, new Notice.Loopback());
    }

    void announce(NodeId gone) {
        everybody().forEach(node -> say(node, new Notice.Left(gone)));
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        return done(() -> hear(node, listener));
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return stage(() -> admit(node));
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return stage(() -> {
            var renewal = prolong(node, sessions);
            echo(node);
            return renewal;
        });
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        return stage(() -> judge(node));
    }

    @Override
    public CompletionStage<List<NodeStatus>> nodes() {
        return stage(this::list);
    }

    @Override
    public CompletionStage<Void> tell(NodeId node, Notice notice) {
        return done(() -> say(node, notice));
    }

    @Override
    public CompletionStage<Void> set(String name, String value) {
        Settings.check(name, value);
        return done(() -> put(name, value));
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        return done(() -> {
            remove(node);
            announce(node);
        });
    }

    static SessionStoreException failure() {
        return new SessionStoreException("broken on purpose", null);
    }

    private CompletionStage<Void> done(Runnable step) {
        return stage(() -> {
                    step.run();
                    return true;
                })
                .thenAccept(done -> {});
    }

    private synchronized <A> CompletionStage<A> stage(Supplier<A> step) {
        try {
            return CompletableFuture.completedFuture(step.get());
        } catch (SessionStoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
