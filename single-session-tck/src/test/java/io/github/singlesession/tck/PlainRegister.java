// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A register of nodes as plain as its rules, in small steps, each of which a broken one can replace. */
class PlainRegister {

    /** How many sessions each node had that is in the register, and when its lease ends, in the order of their coming. */
    final Map<NodeId, Integer> sessions = new LinkedHashMap<>();

    final Map<NodeId, Long> ends = new LinkedHashMap<>();

    /** When nodes were struck, and when others left. */
    final Map<NodeId, Long> struck = new LinkedHashMap<>();

    final Map<NodeId, Long> left = new LinkedHashMap<>();

    final Map<String, String> settings = new LinkedHashMap<>();

    final long lease;
    final long heartbeat;
    final long grace;

    /** When somebody joined or renewed, 0 if nobody ever did; and until when there is no verdict after a silence. */
    long heardAt;

    long graceEnd;

    private final StoreMicros time;

    PlainRegister(InstantSource clock, NodeTiming timing) {
        time = new StoreMicros(clock);
        lease = micros(timing.lease());
        heartbeat = micros(timing.heartbeat());
        grace = micros(timing.grace());
    }

    Renewal admit(NodeId node) {
        note();
        return gone(node) ? new Renewal.Dead() : live(node, 0);
    }

    Renewal prolong(NodeId node, int count) {
        note();
        return ends.containsKey(node) ? live(node, count) : new Renewal.Dead();
    }

    Verdict judge(NodeId node) {
        if (gone(node)) {
            return Verdict.DEAD;
        }
        if (silent() || now() < graceEnd) {
            return Verdict.UNKNOWN;
        }
        if (!lapsed(node)) {
            return Verdict.LIVE;
        }
        strike(node);
        return Verdict.DEAD;
    }

    void strike(NodeId node) {
        forget(node);
        struck.put(node, now());
    }

    void remove(NodeId node) {
        forget(node);
        left.put(node, now());
    }

    List<NodeStatus> list() {
        return everybody().stream()
                .sorted(Comparator.comparing(NodeId::value))
                .map(node -> new NodeStatus(node, sessions.getOrDefault(node, 0)))
                .toList();
    }

    Renewal live(NodeId node, int count) {
        ends.put(node, now() + lease);
        sessions.put(node, count);
        return new Renewal.Live(shownTime(), suspected(), shownSettings());
    }

    void put(String name, String value) {
        settings.put(name, value);
    }

    Map<String, String> shownSettings() {
        return Map.copyOf(settings);
    }

    long shownTime() {
        return now();
    }

    Set<NodeId> suspected() {
        return Stream.of(everybody().stream().filter(this::lapsed), struck.keySet().stream(), left.keySet().stream())
                .flatMap(nodes -> nodes)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Notes that somebody is heard. */
    void note() {
        if (silent()) {
            openGrace();
        }
        heardAt = now();
    }

    void openGrace() {
        graceEnd = now() + grace;
    }

    boolean silent() {
        return heardAt == 0 || now() - heardAt >= silence();
    }

    long silence() {
        return lease - heartbeat;
    }

    boolean lapsed(NodeId node) {
        return ends.getOrDefault(node, 0L) <= now();
    }

    boolean gone(NodeId node) {
        return struck.containsKey(node) || left.containsKey(node);
    }

    final List<NodeId> everybody() {
        return List.copyOf(ends.keySet());
    }

    final void forget(NodeId node) {
        ends.remove(node);
        sessions.remove(node);
    }

    final long now() {
        return time.getAsLong();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
