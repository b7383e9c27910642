// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The register of nodes: who renewed in time, who left, who was struck. All times are microseconds by the store's
 * clock. Not safe for threads: whoever keeps it takes one step at a time.
 */
final class NodeRegister {

    private final long lease;
    private final long silence;
    private final long grace;

    private final Map<NodeId, Long> leaseEnds = new HashMap<>();
    private final Map<NodeId, Integer> sessions = new HashMap<>();

    /** Who left or was struck. Never forgotten, since a lease that is bound to a node waits in its slot for ever. */
    private final Set<NodeId> gone = new HashSet<>();

    /** Replaced, never changed, so that an answer may have it as it is. */
    private Map<String, String> settings = Map.of();

    private OptionalLong lastRenewal = OptionalLong.empty();
    private long graceEnd;

    NodeRegister(NodeTiming timing) {
        lease = micros(timing.lease());
        silence = micros(timing.silence());
        grace = micros(timing.grace());
    }

    Renewal join(NodeId node, long now) {
        note(now);
        return gone.contains(node) ? new Renewal.Dead() : live(node, 0, now);
    }

    Renewal renew(NodeId node, int count, long now) {
        note(now);
        return leaseEnds.containsKey(node) ? live(node, count, now) : new Renewal.Dead();
    }

    /** Says whether a node is dead. To say so of a node whose lease has passed is to strike it. */
    Verdict verdict(NodeId node, long now) {
        if (gone.contains(node)) {
            return Verdict.DEAD;
        }
        if (silentAt(now) || now < graceEnd) {
            return Verdict.UNKNOWN;
        }
        if (leaseEnds.getOrDefault(node, 0L) > now) {
            return Verdict.LIVE;
        }
        strike(node);
        return Verdict.DEAD;
    }

    void leave(NodeId node) {
        strike(node);
    }

    void set(String name, String value) {
        var all = new HashMap<>(settings);
        all.put(name, value);
        settings = Map.copyOf(all);
    }

    List<NodeStatus> nodes() {
        return leaseEnds.keySet().stream()
                .sorted(Comparator.comparing(NodeId::value))
                .map(node -> new NodeStatus(node, sessions.getOrDefault(node, 0)))
                .toList();
    }

    /** Notes that a node is heard. The first to be heard after a silence opens the grace for all the others. */
    private void note(long now) {
        if (silentAt(now)) {
            graceEnd = now + grace;
        }
        lastRenewal = OptionalLong.of(now);
    }

    /** Returns whether for so long nobody renewed that the nodes, not one of them, must have been cut off. */
    private boolean silentAt(long now) {
        return lastRenewal.isEmpty() || now - lastRenewal.getAsLong() >= silence;
    }

    private Renewal live(NodeId node, int count, long now) {
        leaseEnds.put(node, now + lease);
        sessions.put(node, count);
        var suspected = new HashSet<>(gone);
        leaseEnds.forEach((other, end) -> {
            if (end <= now) {
                suspected.add(other);
            }
        });
        return new Renewal.Live(now, Set.copyOf(suspected), settings);
    }

    private void strike(NodeId node) {
        leaseEnds.remove(node);
        sessions.remove(node);
        gone.add(node);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
