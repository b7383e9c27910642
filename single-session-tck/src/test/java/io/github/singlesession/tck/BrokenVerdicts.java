// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Clusters that judge nodes in a wrong way. */
final class BrokenVerdicts {

    private BrokenVerdicts() {}

    static List<ClusterBreakage> all() {
        return List.of(
                new ClusterBreakage("Q1", "lets a lease run a heartbeat too short", clock -> new PlainCluster(clock) {
                    @Override
                    boolean lapsed(NodeId node) {
                        return ends.getOrDefault(node, 0L) - heartbeat <= now();
                    }
                }),
                new ClusterBreakage("Q2", "gives no death sentence", clock -> new PlainCluster(clock) {
                    @Override
                    Verdict judge(NodeId node) {
                        return lapsed(node) ? Verdict.UNKNOWN : super.judge(node);
                    }
                }),
                new ClusterBreakage("Q3", "strikes nobody", clock -> new PlainCluster(clock) {
                    @Override
                    void strike(NodeId node) {}
                }),
                new ClusterBreakage("Q4", "shows those whom it struck", clock -> new PlainCluster(clock) {
                    @Override
                    List<NodeStatus> list() {
                        var all = new ArrayList<>(super.list());
                        struck.keySet().forEach(node -> all.add(new NodeStatus(node, 0)));
                        return all;
                    }
                }),
                new ClusterBreakage("Q5", "knows only those who are live", clock -> new PlainCluster(clock) {
                    @Override
                    Verdict judge(NodeId node) {
                        return struck.containsKey(node) ? Verdict.UNKNOWN : super.judge(node);
                    }
                }),
                new ClusterBreakage("Q6", "says in a silence that it knows nothing", clock -> new PlainCluster(clock) {
                    @Override
                    Verdict judge(NodeId node) {
                        return silent() ? Verdict.UNKNOWN : super.judge(node);
                    }
                }),
                new ClusterBreakage("Q7", "prolongs the lease of whom it finds live", clock -> new PlainCluster(clock) {
                    @Override
                    Verdict judge(NodeId node) {
                        var verdict = super.judge(node);
                        if (verdict == Verdict.LIVE) {
                            ends.put(node, now() + lease);
                        }
                        return verdict;
                    }
                }),
                new ClusterBreakage("Q8", "says nothing of strangers", clock -> new PlainCluster(clock) {
                    @Override
                    Verdict judge(NodeId node) {
                        return ends.containsKey(node) ? super.judge(node) : Verdict.UNKNOWN;
                    }
                }),
                new ClusterBreakage("Q9", "notes nothing of strangers", clock -> new PlainCluster(clock) {
                    @Override
                    void strike(NodeId node) {
                        if (ends.containsKey(node)) {
                            super.strike(node);
                        }
                    }
                }),
                new ClusterBreakage("Q10", "refuses renewals that are late", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal prolong(NodeId node, int count) {
                        return lapsed(node) ? new Renewal.Dead() : super.prolong(node, count);
                    }
                }),
                new ClusterBreakage("Q11", "looks first, and strikes later", HastyCluster::new));
    }
}
