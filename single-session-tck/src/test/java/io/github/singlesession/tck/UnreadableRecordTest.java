// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.slot.UnreadableSlotException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What the contract cannot ask of a store, since it does not know where the records are. */
class UnreadableRecordTest {

    private final ManualClock clock = new ManualClock();
    private final ConcurrentHashMap<String, String> slots = new ConcurrentHashMap<>(Map.of("default:alice", "v2|?"));
    private final CompareAndSetSessionRegistry registry = new CompareAndSetSessionRegistry(
            slots, new StoreMicros(clock), new InMemoryCluster(clock, NodeTiming.DEFAULT, Runnable::run));

    @Test
    void failsTheStageAndStaysAsItIs() {
        var released = registry.release(SessionKey.of("alice"), "phone", 1).toCompletableFuture();

        assertThat(released)
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(SessionStoreException.class)
                .havingCause()
                .isInstanceOf(UnreadableSlotException.class);
        assertThat(slots).containsExactly(Map.entry("default:alice", "v2|?"));
    }
}
