// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.firstCome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.singlesession.SessionKey;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What sessions cost the store that nothing happens to: the figures in docs/scale.md. */
class UpkeepCostTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Scene scene = new Scene();

    @Test
    void followsTheNodesButForTheReaffirmationInBatches() {
        var idle = callsInAnHour(0);
        var few = callsInAnHour(100);
        var many = callsInAnHour(1_000);

        assertThat(idle).containsExactly(entry("renew", 720));
        assertThat(few).containsOnlyKeys("renew", "reaffirm").containsEntry("renew", 720);
        assertThat(many).containsOnlyKeys("renew", "reaffirm").containsEntry("renew", 720);
        assertThat(few.get("reaffirm")).isBetween(60, 1_200);
        assertThat(many.get("reaffirm")).isBetween(60, 1_200);
    }

    /** Calls of one node with so many sessions, by name. */
    private Map<String, Integer> callsInAnHour(int sessions) {
        var node = scene.node("node-" + sessions);
        for (int i = 0; i < sessions; i++) {
            node.admitted(SessionKey.of(sessions + "-" + i), SessionGuard.newSessionId(), firstCome(1));
        }
        node.wire.calls();
        node.registered.calls();
        scene.time.pass(HOUR);
        var counts = new TreeMap<String, Integer>();
        Stream.concat(node.registered.calls().stream(), node.wire.calls().stream())
                .forEach(call -> counts.merge(call, 1, Integer::sum));
        return counts;
    }
}
