// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.NodeTiming;
import java.time.Duration;

/**
 * What a guard is told once, when it is made.
 *
 * @param nodeName the name that operators know the node by, {@code [A-Za-z0-9._-]{1,64}}; a random part is added
 * @param timing how often the node renews, and how long its lease lasts
 * @param storeTimeout how long any call of the store may take
 * @param probeTimeout how long a holder has to give a sign of life once somebody was refused for its sake
 */
public record GuardOptions(String nodeName, NodeTiming timing, Duration storeTimeout, Duration probeTimeout) {

    /**
     * Returns options with the default times: a lease of 15 s, a heartbeat of 5 s, a store time-out of 1 s, a probe
     * time-out of 2 s.
     */
    public static GuardOptions named(String nodeName) {
        return new GuardOptions(nodeName, NodeTiming.DEFAULT, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
}
