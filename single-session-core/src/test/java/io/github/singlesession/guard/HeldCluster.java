// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A real cluster at the other end of a {@link Wire}. */
final class HeldCluster implements Cluster {

    private final Cluster cluster;
    private final Wire wire;

    HeldCluster(Cluster cluster, Wire wire) {
        this.cluster = cluster;
        this.wire = wire;
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        return wire.call("listen", () -> cluster.listen(node, listener));
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return wire.call("join", () -> cluster.join(node));
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return wire.call("renew", () -> cluster.renew(node, sessions));
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
    public CompletionStage<Void> leave(NodeId node) {
        return wire.call("leave", () -> cluster.leave(node));
    }
}
