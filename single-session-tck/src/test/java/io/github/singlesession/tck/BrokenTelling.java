// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.Notice.Revoked;
import io.github.singlesession.Renewal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Clusters that listen or tell in a wrong way. */
final class BrokenTelling {

    private BrokenTelling() {}

    static List<ClusterBreakage> ofListening() {
        return List.of(
                new ClusterBreakage("O1", "listens to who has joined only", clock -> new PlainCluster(clock) {
                    private final Map<NodeId, Consumer<Notice>> early = new HashMap<>();

                    @Override
                    void hear(NodeId node, Consumer<Notice> listener) {
                        early.put(node, listener);
                    }

                    @Override
                    Renewal admit(NodeId node) {
                        super.hear(node, early.getOrDefault(node, notice -> {}));
                        return super.admit(node);
                    }
                }),
                new ClusterBreakage("O2", "listens on as it did before", clock -> new PlainCluster(clock) {
                    @Override
                    void hear(NodeId node, Consumer<Notice> listener) {
                        if (!listeners.containsKey(node)) {
                            super.hear(node, listener);
                        }
                    }
                }),
                new ClusterBreakage("O3", "keeps what listened before", clock -> new PlainCluster(clock) {
                    @Override
                    void hear(NodeId node, Consumer<Notice> listener) {
                        var before = ears(node);
                        super.hear(node, listener);
                        before.stream().filter(other -> other != listener).forEach(ears(node)::add);
                    }
                }),
                new ClusterBreakage("O4", "tells a listener as often as it came", clock -> new PlainCluster(clock) {
                    @Override
                    void hear(NodeId node, Consumer<Notice> listener) {
                        var before = ears(node);
                        super.hear(node, listener);
                        before.stream().filter(other -> other == listener).forEach(ears(node)::add);
                    }
                }));
    }

    static List<ClusterBreakage> all() {
        return List.of(
                new ClusterBreakage(
                        "Y1",
                        "tells nobody on another machine",
                        PlainCluster::new,
                        sound -> new Rumours(sound, (cluster, node, notice) -> {})),
                new ClusterBreakage("Y2", "tells everybody", clock -> new PlainCluster(clock) {
                    @Override
                    void say(NodeId node, Notice notice) {
                        listeners.keySet().forEach(each -> super.say(each, notice));
                    }
                }),
                new ClusterBreakage("Y3", "fails where nobody listens", clock -> new PlainCluster(clock) {
                    @Override
                    void say(NodeId node, Notice notice) {
                        if (!listeners.containsKey(node)) {
                            throw failure();
                        }
                        super.say(node, notice);
                    }
                }),
                new ClusterBreakage("Y4", "cuts a reason at the end of its line", clock -> new PlainCluster(clock) {
                    @Override
                    void say(NodeId node, Notice notice) {
                        super.say(node, notice instanceof Revoked told ? cut(told) : notice);
                    }
                }));
    }

    private static Revoked cut(Revoked told) {
        return new Revoked(told.lease(), told.reason().lines().findFirst().orElse(""), told.remaining());
    }
}
