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
 * @param reaffirmInterval how often the store is asked about a session, more or less by a quarter
 * @param onStoreFailure what happens while the store does not answer
 */
public record GuardOptions(
        String nodeName,
        NodeTiming timing,
        Duration storeTimeout,
        Duration probeTimeout,
        Duration reaffirmInterval,
        OnStoreFailure onStoreFailure) {

    /**
     * Returns options with the defaults: a lease of 15 s, a heartbeat of 5 s, a store time-out of 1 s, a probe time-out
     * of 2 s, a reaffirm interval of one minute, and to fail open.
     */
    public static GuardOptions named(String nodeName) {
        return new GuardOptions(
                nodeName,
                NodeTiming.DEFAULT,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                OnStoreFailure.FAIL_OPEN);
    }

    /** Returns these options with another answer to a store that is away. */
    public GuardOptions with(OnStoreFailure other) {
        return new GuardOptions(nodeName, timing, storeTimeout, probeTimeout, reaffirmInterval, other);
    }

    boolean failClosed() {
        return onStoreFailure == OnStoreFailure.FAIL_CLOSED;
    }
}
