// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A real cluster at the other end of a {@link Wire}. */
final class HeldCluster implements Cluster {

    private final Cluster cluster;
    private final Wire wire;
    private final Set<String> forgotten = new HashSet<>();
    private AtomicBoolean listens = new AtomicBoolean();

    HeldCluster(Cluster cluster, Wire wire) {
        this.cluster = cluster;
        this.wire = wire;
    }

    /** From now on the register answers as one that lost a setting. */
    void forget(String setting) {
        forgotten.add(setting);
    }

    /** Whoever listens now hears nothing any more, and is not told of it. */
    void deafen() {
        listens.set(false);
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        var ear = new AtomicBoolean(true);
        listens = ear;
        return wire.call(
                "listen",
                () -> cluster.listen(node, notice -> {
                    if (ear.get()) {
                        listener.accept(notice);
                    }
                }));
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return wire.call("join", () -> cluster.join(node)).thenApply(this::forgetful);
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return wire.call("renew", () -> cluster.renew(node, sessions)).thenApply(this::forgetful);
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        return wire.call("verdict", () -> cluster.verdict(node));
    }

    @Override
    public CompletionStage<List<NodeStatus>> nodes() {
        return wire.call("nodes", cluster::nodes);
    }

    @Override
    public CompletionStage<Void> tell(NodeId node, Notice notice) {
        return wire.call("tell", () -> cluster.tell(node, notice));
    }

    @Override
    public CompletionStage<Void> set(String name, String value) {
        return wire.call("set", () -> cluster.set(name, value));
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        return wire.call("leave", () -> cluster.leave(node));
    }

    private Renewal forgetful(Renewal renewal) {
        if (forgotten.isEmpty() || !(renewal instanceof Renewal.Live live)) {
            return renewal;
        }
        var known = new HashMap<>(live.settings());
        known.keySet().removeAll(forgotten);
        return new Renewal.Live(live.now(), live.suspected(), Map.copyOf(known));
    }
}
