// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Renewal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Clusters that answer the wrong thing to a node that renews. */
final class BrokenRenewals {

    private BrokenRenewals() {}

    static List<ClusterBreakage> all() {
        return List.of(
                new ClusterBreakage("W1", "tells its time in milliseconds", clock -> new PlainCluster(clock) {
                    @Override
                    long shownTime() {
                        return now() / 1_000;
                    }
                }),
                new ClusterBreakage("W2", "tells a time that goes to and fro", clock -> new PlainCluster(clock) {
                    private int answers;

                    @Override
                    long shownTime() {
                        return now() - 1_000_000L * (answers++ % 2);
                    }
                }),
                new ClusterBreakage("W3", "counts no sessions", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal prolong(NodeId node, int count) {
                        return super.prolong(node, 0);
                    }
                }),
                new ClusterBreakage("W4", "shows nodes in the order of their coming", clock -> new PlainCluster(clock) {
                    @Override
                    List<NodeStatus> list() {
                        return sessions.entrySet().stream()
                                .map(node -> new NodeStatus(node.getKey(), node.getValue()))
                                .toList();
                    }
                }),
                new ClusterBreakage("W5", "lets in whoever renews", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal prolong(NodeId node, int count) {
                        return gone(node) ? new Renewal.Dead() : live(node, count);
                    }
                }),
                new ClusterBreakage("W6", "sends no loopback", clock -> new PlainCluster(clock) {
                    @Override
                    void echo(NodeId node) {}
                }),
                new ClusterBreakage("W7", "sends its loopback to all", clock -> new PlainCluster(clock) {
                    @Override
                    void echo(NodeId node) {
                        listeners.keySet().forEach(super::echo);
                    }
                }));
    }

    static List<ClusterBreakage> ofSuspects() {
        return List.of(
                new ClusterBreakage(
                        "W8", "suspects only those of whom it is certain", clock -> new PlainCluster(clock) {
                            @Override
                            Set<NodeId> suspected() {
                                return super.suspected().stream()
                                        .filter(this::gone)
                                        .collect(Collectors.toUnmodifiableSet());
                            }
                        }),
                new ClusterBreakage("W9", "suspects who missed a heartbeat", clock -> new PlainCluster(clock) {
                    @Override
                    Set<NodeId> suspected() {
                        var all = new HashSet<>(super.suspected());
                        everybody().stream()
                                .filter(node -> ends.getOrDefault(node, 0L) - now() < lease - 2 * heartbeat)
                                .forEach(all::add);
                        return all;
                    }
                }),
                new ClusterBreakage("W10", "never drops a suspicion", clock -> new PlainCluster(clock) {
                    private final Set<NodeId> ever = new HashSet<>();

                    @Override
                    Set<NodeId> suspected() {
                        ever.addAll(super.suspected());
                        return Set.copyOf(ever);
                    }
                }),
                new ClusterBreakage("W11", "looks for suspects before it renews", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal prolong(NodeId node, int count) {
                        var before = suspected();
                        return super.prolong(node, count) instanceof Renewal.Live live
                                ? new Renewal.Live(live.now(), before, live.settings())
                                : new Renewal.Dead();
                    }
                }),
                new ClusterBreakage("W12", "forgets in a minute whom it struck", clock -> new PlainCluster(clock) {
                    @Override
                    Set<NodeId> suspected() {
                        struck.values().removeIf(when -> now() - when > 60_000_000);
                        return super.suspected();
                    }
                }));
    }
}
