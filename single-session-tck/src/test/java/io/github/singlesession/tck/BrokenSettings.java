// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.Renewal;
import io.github.singlesession.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Clusters that keep what was set in a wrong way. */
final class BrokenSettings {

    private BrokenSettings() {}

    static List<ClusterBreakage> all() {
        return List.of(
                new ClusterBreakage("U1", "tells settings to who joins only", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal prolong(NodeId node, int count) {
                        return without(super.prolong(node, count));
                    }
                }),
                new ClusterBreakage("U2", "tells settings to who renews only", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal admit(NodeId node) {
                        return without(super.admit(node));
                    }
                }),
                new ClusterBreakage("U3", "comes with settings", clock -> new PlainCluster(clock) {
                    @Override
                    Map<String, String> shownSettings() {
                        return settings.isEmpty() ? Map.of("mode", "enforce") : super.shownSettings();
                    }
                }),
                new ClusterBreakage("U4", "keeps what was set first", clock -> new PlainCluster(clock) {
                    @Override
                    void put(String name, String value) {
                        settings.putIfAbsent(name, value);
                    }
                }),
                new ClusterBreakage("U5", "keeps what was set last", clock -> new PlainCluster(clock) {
                    @Override
                    void put(String name, String value) {
                        settings.clear();
                        super.put(name, value);
                    }
                }),
                new ClusterBreakage("U6", "cuts values", clock -> new PlainCluster(clock) {
                    @Override
                    void put(String name, String value) {
                        super.put(name, value.substring(0, Math.min(32, value.length())));
                    }
                }),
                new ClusterBreakage("U7", "looks at names only", clock -> new PlainCluster(clock) {
                    @Override
                    public CompletionStage<Void> set(String name, String value) {
                        Settings.check(name, "any");
                        put(name, value);
                        return CompletableFuture.completedFuture(null);
                    }
                }),
                new ClusterBreakage("U8", "forgets settings with its last node", clock -> new PlainCluster(clock) {
                    @Override
                    void remove(NodeId node) {
                        super.remove(node);
                        settings.clear();
                    }
                }),
                new ClusterBreakage("U9", "sets nothing where no node is", clock -> new PlainCluster(clock) {
                    @Override
                    void put(String name, String value) {
                        if (!everybody().isEmpty()) {
                            super.put(name, value);
                        }
                    }
                }),
                new ClusterBreakage("U10", "takes who sets for a node", clock -> new PlainCluster(clock) {
                    @Override
                    void put(String name, String value) {
                        super.put(name, value);
                        heardAt = now();
                    }
                }));
    }

    private static Renewal without(Renewal renewal) {
        return renewal instanceof Renewal.Live live
                ? new Renewal.Live(live.now(), live.suspected(), Map.of())
                : renewal;
    }
}
