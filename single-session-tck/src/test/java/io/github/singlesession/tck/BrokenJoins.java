// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Clusters that let nodes in in a wrong way. */
final class BrokenJoins {

    private BrokenJoins() {}

    static List<ClusterBreakage> all() {
        return List.of(
                new ClusterBreakage("J1", "shows nodes with sessions only", clock -> new PlainCluster(clock) {
                    @Override
                    List<NodeStatus> list() {
                        return super.list().stream()
                                .filter(node -> node.sessions() > 0)
                                .toList();
                    }
                }),
                new ClusterBreakage("J2", "refuses whom it has already", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal admit(NodeId node) {
                        return ends.containsKey(node) ? new Renewal.Dead() : super.admit(node);
                    }
                }),
                new ClusterBreakage("J3", "lets the struck in again", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal admit(NodeId node) {
                        struck.remove(node);
                        return super.admit(node);
                    }
                }),
                new ClusterBreakage("J4", "lets those in again who left", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal admit(NodeId node) {
                        left.remove(node);
                        return super.admit(node);
                    }
                }),
                new ClusterBreakage("J5", "lets in whoever listens", clock -> new PlainCluster(clock) {
                    @Override
                    void hear(NodeId node, Consumer<Notice> listener) {
                        super.hear(node, listener);
                        var unused = admit(node);
                    }
                }),
                new ClusterBreakage("J6", "tells newcomers of no suspicion", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal admit(NodeId node) {
                        return super.admit(node) instanceof Renewal.Live live
                                ? new Renewal.Live(live.now(), Set.of(), live.settings())
                                : new Renewal.Dead();
                    }
                }),
                new ClusterBreakage("J7", "lets who joins live until it renews", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal admit(NodeId node) {
                        var renewal = super.admit(node);
                        ends.put(node, Long.MAX_VALUE);
                        return renewal;
                    }
                }));
    }
}
