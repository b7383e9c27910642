// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Clusters that nobody leaves as he should. */
final class BrokenDepartures {

    private BrokenDepartures() {}

    static List<ClusterBreakage> all() {
        return List.of(
                new ClusterBreakage(
                        "F1", "lets the lease of a node that left run out", clock -> new PlainCluster(clock) {
                            @Override
                            void remove(NodeId node) {}
                        }),
                new ClusterBreakage(
                        "F2", "has no verdict in a grace, even on who left", clock -> new PlainCluster(clock) {
                            @Override
                            Verdict judge(NodeId node) {
                                return now() < graceEnd ? Verdict.UNKNOWN : super.judge(node);
                            }
                        }),
                new ClusterBreakage("F3", "tells nobody that a node left", clock -> new PlainCluster(clock) {
                    @Override
                    void announce(NodeId gone) {}
                }),
                new ClusterBreakage("F4", "forgets in a minute who left", clock -> new PlainCluster(clock) {
                    @Override
                    Set<NodeId> suspected() {
                        left.values().removeIf(when -> now() - when > 60_000_000);
                        return super.suspected();
                    }
                }),
                new ClusterBreakage("F5", "shows those who left", clock -> new PlainCluster(clock) {
                    @Override
                    List<NodeStatus> list() {
                        var all = new ArrayList<>(super.list());
                        left.keySet().forEach(node -> all.add(new NodeStatus(node, 0)));
                        return all;
                    }
                }),
                new ClusterBreakage("F6", "lets those renew who left", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal prolong(NodeId node, int count) {
                        return left.containsKey(node) ? live(node, count) : super.prolong(node, count);
                    }
                }),
                new ClusterBreakage("F7", "fails where a node has left already", clock -> new PlainCluster(clock) {
                    @Override
                    void remove(NodeId node) {
                        if (left.containsKey(node)) {
                            throw failure();
                        }
                        super.remove(node);
                    }
                }),
                new ClusterBreakage("F8", "fails where a node never joined", clock -> new PlainCluster(clock) {
                    @Override
                    void remove(NodeId node) {
                        if (!ends.containsKey(node) && !left.containsKey(node)) {
                            throw failure();
                        }
                        super.remove(node);
                    }
                }),
                new ClusterBreakage("F9", "takes everybody out with who leaves", clock -> new PlainCluster(clock) {
                    @Override
                    void remove(NodeId node) {
                        everybody().forEach(super::remove);
                    }
                }),
                new ClusterBreakage("F10", "notes nothing of strangers who leave", clock -> new PlainCluster(clock) {
                    @Override
                    void remove(NodeId node) {
                        if (ends.containsKey(node)) {
                            super.remove(node);
                        }
                    }
                }));
    }
}
