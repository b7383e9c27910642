// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The register of nodes, naively: times are microseconds by the store's clock. */
final class Register {

    private static final long NEVER = Long.MIN_VALUE;

    private final NodeTiming timing;
    private final Set<Sabotage> sabotage;
    private final Map<NodeId, Long> live = new LinkedHashMap<>();
    private final Set<NodeId> gone = new LinkedHashSet<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private long last = NEVER;
    private long grace = NEVER;

    Register(NodeTiming timing, Set<Sabotage> sabotage) {
        this.timing = timing;
        this.sabotage = sabotage;
    }

    Register copy() {
        var copy = new Register(timing, sabotage);
        copy.live.putAll(live);
        copy.gone.addAll(gone);
        copy.settings.putAll(settings);
        copy.last = last;
        copy.grace = grace;
        return copy;
    }

    Renewal join(NodeId node, long now) {
        heard(now);
        return gone.contains(node) ? new Renewal.Dead() : extend(node, now);
    }

    Renewal renew(NodeId node, long now) {
        heard(now);
        return live.containsKey(node) ? extend(node, now) : new Renewal.Dead();
    }

    Verdict verdict(NodeId node, long now) {
        if (gone.contains(node)) {
            return Verdict.DEAD;
        }
        boolean noVerdicts = silent(now) || now < grace;
        if (noVerdicts && !sabotage.contains(Sabotage.NO_GRACE)) {
            return Verdict.UNKNOWN;
        }
        if (live.containsKey(node) && live.get(node) > now) {
            return Verdict.LIVE;
        }
        if (!live.containsKey(node) && sabotage.contains(Sabotage.FORGOTTEN_NODE_STAYS)) {
            return Verdict.UNKNOWN;
        }
        if (!sabotage.contains(Sabotage.VERDICT_IS_NO_WRITE)) {
            leave(node);
        }
        return Verdict.DEAD;
    }

    void leave(NodeId node) {
        live.remove(node);
        gone.add(node);
    }

    /** Returns whether a node left, or was declared dead. */
    boolean gone(NodeId node) {
        return gone.contains(node);
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    /** Returns whether a node is in the register, and in time. */
    boolean live(NodeId node, long now) {
        return live.getOrDefault(node, NEVER) > now;
    }

    List<NodeStatus> nodes() {
        return live.keySet().stream().map(node -> new NodeStatus(node, 0)).toList();
    }

    private void heard(long now) {
        if (silent(now)) {
            grace = now + timing.grace().toNanos() / 1_000;
        }
        last = now;
    }

    private boolean silent(long now) {
        return last == NEVER || now - last >= timing.silence().toNanos() / 1_000;
    }

    private Renewal extend(NodeId node, long now) {
        live.put(node, now + timing.lease().toNanos() / 1_000);
        var suspected = new HashSet<>(gone);
        live.forEach((other, end) -> {
            if (end <= now) {
                suspected.add(other);
            }
        });
        return new Renewal.Live(now, suspected, Map.copyOf(settings));
    }
}
