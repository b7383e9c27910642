// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import io.github.singlesession.register.NodeRegister;
import io.github.singlesession.register.RegisterText;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the entry of the register of nodes says: its text form, and a line {@code member|<node>|<uuid>} for each node, which
 * names the member of Hazelcast that it lives on.
 *
 * <p>A node whose member has left is dead without waiting for its lease. It is struck once somebody asks: where a cluster
 * falls into two parts and nobody asks, its nodes are still there when the parts come together.
 */
final class RegisterRecord {

    private static final String MEMBER = "\nmember|";

    private final NodeRegister register;
    private final Map<NodeId, String> members = new HashMap<>();

    private RegisterRecord(NodeRegister register) {
        this.register = register;
    }

    static RegisterRecord read(String text, NodeTiming timing, Duration kept) {
        var record = new RegisterRecord(RegisterText.read(text, timing, kept));
        // The first line is the head.
        text.lines().skip(1).map(line -> line.split("\\|", -1)).forEach(fields -> {
            if (fields[0].equals("member")) {
                record.members.put(new NodeId(fields[1]), fields[2]);
            }
        });
        return record;
    }

    String write() {
        var text = new StringBuilder(RegisterText.write(register));
        register.nodes().forEach(status -> {
            var member = members.get(status.node());
            if (member != null) {
                text.append(MEMBER).append(status.node()).append('|').append(member);
            }
        });
        return text.toString();
    }

    NodeRegister register() {
        return register;
    }

    /**
     * Notes which member a node lives on, now: another one than before where the member left its cluster for another.
     *
     * @return the renewal, in which also the nodes are suspected whose members are not present
     */
    Renewal on(String member, NodeId node, Renewal renewal, Set<String> present) {
        if (!(renewal instanceof Renewal.Live live)) {
            return renewal;
        }
        members.put(node, member);
        var suspected = new HashSet<>(live.suspected());
        register.nodes().stream()
                .map(status -> status.node())
                .filter(other -> absent(other, present))
                .forEach(suspected::add);
        return new Renewal.Live(live.now(), Set.copyOf(suspected), live.settings());
    }

    Verdict verdict(NodeId node, Set<String> present, long now) {
        if (absent(node, present)) {
            register.strike(node, now);
        }
        return register.verdict(node, now);
    }

    /** Takes in the register of a part of the cluster whose members come back, each as another one than it was. */
    void merge(RegisterRecord other) {
        register.merge(other.register);
        members.keySet().removeAll(other.members.keySet());
    }

    private boolean absent(NodeId node, Set<String> present) {
        var member = members.get(node);
        return member != null && !present.contains(member);
    }
}
