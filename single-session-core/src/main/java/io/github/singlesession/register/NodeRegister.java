// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.register;

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
import java.util.Set;

/**
 * The register of nodes: who renewed in time, who left, who was struck. It has no clock, no thread and no I/O; {@code
 * now} is the store's time in microseconds since the epoch. Not safe for threads: whoever keeps it takes one step at a
 * time.
 */
public final class NodeRegister {

    private final long lease;
    private final long silence;
    private final long grace;
    private final long kept;

    /** The nodes that have a lease, also one that has ended. */
    final Map<NodeId, Leased> leased = new HashMap<>();

    /** Who left or was struck, and until when it is remembered. */
    final Map<NodeId, Long> gone = new HashMap<>();

    final Map<String, Setting> settings = new HashMap<>();

    /** When a node was last heard, and until when there are no verdicts; 0 for never. */
    long heardAt;

    long graceEnd;

    /** A node's lease, and how many sessions the node has. */
    record Leased(long end, int sessions) {}

    /** What all nodes follow, and since when. */
    record Setting(String value, long at) {}

    /**
     * Creates a register that knows nobody.
     *
     * @param kept for how long it is remembered that a node left or was struck; as long as a slot may have a lease that is
     *     bound to it
     */
    public NodeRegister(NodeTiming timing, Duration kept) {
        lease = micros(timing.lease());
        silence = micros(timing.silence());
        grace = micros(timing.grace());
        this.kept = micros(kept);
    }

    /** Makes a node live, unless it was struck or left. */
    public Renewal join(NodeId node, long now) {
        note(now);
        return gone.containsKey(node) ? new Renewal.Dead() : live(node, 0, now);
    }

    /** Renews a node's lease, if it has one. */
    public Renewal renew(NodeId node, int sessions, long now) {
        note(now);
        return leased.containsKey(node) ? live(node, sessions, now) : new Renewal.Dead();
    }

    /** Says whether a node is dead. To say so of a node whose lease has passed is to strike it. */
    public Verdict verdict(NodeId node, long now) {
        if (gone.containsKey(node)) {
            return Verdict.DEAD;
        }
        if (silentAt(now) || now < graceEnd) {
            return Verdict.UNKNOWN;
        }
        var lease = leased.get(node);
        if (lease != null && lease.end() > now) {
            return Verdict.LIVE;
        }
        strike(node, now);
        return Verdict.DEAD;
    }

    /** Takes a node out for ever: it left, or the store knows by itself that it is dead. */
    public void strike(NodeId node, long now) {
        leased.remove(node);
        gone.put(node, now + kept);
    }

    /** Sets something that all nodes follow. */
    public void set(String name, String value, long now) {
        settings.put(name, new Setting(value, now));
    }

    /** Returns the nodes that have a lease, by name. */
    public List<NodeStatus> nodes() {
        return leased.entrySet().stream()
                .map(entry -> new NodeStatus(entry.getKey(), entry.getValue().sessions()))
                .sorted(Comparator.comparing(status -> status.node().value()))
                .toList();
    }

    /**
     * Takes in what another register has that was kept apart from this one: who is gone on either side is gone, a lease
     * ends when the later of the two does, and the newer setting counts.
     */
    public void merge(NodeRegister other) {
        other.gone.forEach((node, until) -> gone.merge(node, until, Math::max));
        other.leased.forEach((node, lease) -> leased.merge(node, lease, (a, b) -> a.end() >= b.end() ? a : b));
        leased.keySet().removeAll(gone.keySet());
        other.settings.forEach((name, set) -> settings.merge(name, set, (a, b) -> a.at() >= b.at() ? a : b));
        heardAt = Math.max(heardAt, other.heardAt);
        graceEnd = Math.max(graceEnd, other.graceEnd);
    }

    /** Notes that a node is heard. The first to be heard after a silence opens the grace for all the others. */
    private void note(long now) {
        if (silentAt(now)) {
            graceEnd = now + grace;
        }
        heardAt = now;
        gone.values().removeIf(until -> until <= now);
    }

    /** Returns whether for so long nobody renewed that the nodes, not one of them, must have been cut off. */
    private boolean silentAt(long now) {
        return heardAt == 0 || now - heardAt >= silence;
    }

    private Renewal live(NodeId node, int sessions, long now) {
        leased.put(node, new Leased(now + lease, sessions));
        var suspected = new HashSet<>(gone.keySet());
        leased.forEach((other, theirs) -> {
            if (theirs.end() <= now) {
                suspected.add(other);
            }
        });
        return new Renewal.Live(now, Set.copyOf(suspected), values());
    }

    private Map<String, String> values() {
        var values = new HashMap<String, String>();
        settings.forEach((name, set) -> values.put(name, set.value()));
        return Map.copyOf(values);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
