// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Renewal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the scripts of the register of nodes answer. */
final class RegisterText {

    private RegisterText() {}

    static Renewal renewal(RedisAnswer answer) {
        if (answer.text(0).equals("DEAD")) {
            return new Renewal.Dead();
        }
        int suspectedFrom = 3 + 2 * (int) answer.number(2);
        var settings = new HashMap<String, String>();
        for (int i = 3; i < suspectedFrom; i += 2) {
            settings.put(answer.text(i), answer.text(i + 1));
        }
        var suspected = new HashSet<NodeId>();
        for (int i = suspectedFrom; i < answer.size(); i++) {
            suspected.add(new NodeId(answer.text(i)));
        }
        return new Renewal.Live(answer.number(1), Set.copyOf(suspected), Map.copyOf(settings));
    }

    /** Returns the nodes by name. */
    static List<NodeStatus> nodes(RedisAnswer answer) {
        var nodes = new ArrayList<NodeStatus>();
        for (int i = 0; i < answer.size(); i += 2) {
            nodes.add(new NodeStatus(new NodeId(answer.text(i)), (int) answer.number(i + 1)));
        }
        nodes.sort(Comparator.comparing(status -> status.node().value()));
        return List.copyOf(nodes);
    }
}
