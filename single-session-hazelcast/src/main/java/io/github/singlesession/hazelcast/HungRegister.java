// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.NodeTiming;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The member that keeps the register of nodes, should it hang: no node can renew until it is given up, so where sessions
 * end with the lease of their node, leases have to outlast that.
 *
 * @param silence after how many seconds a member that hangs is given up
 * @param timing the times of the register of nodes
 * @param storeTimeout how long a node waits for an answer
 */
record HungRegister(long silence, NodeTiming timing, Duration storeTimeout) {

    private static final String SILENCE = Patience.SILENCE.property().getName();
    private static final String LEASE = "single-session.node.lease";

    /** Members send a heartbeat a second: after a shorter silence one is given up that only paused. */
    private static final long SHORTEST_SILENCE = 5;

    /** A node stops a second before its lease ends, and a member is missed up to a second late. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** Returns what is to be warned of, null if nothing is. */
    @Nullable
    String warning() {
        return silence <= longestSilence()
                ? null
                : SILENCE + " is " + silence + ", and " + LEASE + " is " + text(timing.lease())
                        + ": under fail-closed, a member that hangs with the register of nodes on it costs all nodes "
                        + "their leases before it is given up, and whoever speaks then ends with 4503. Set " + remedy();
    }

    private String remedy() {
        long kept = Math.min(silence, Patience.SILENCE.better());
        var lease = LEASE + " to " + text(leastLease(kept));
        var longer = kept == silence ? lease : SILENCE + " to " + kept + " and " + lease;
        return longestSilence() < SHORTEST_SILENCE ? longer : SILENCE + " to " + longestSilence() + ", or " + longer;
    }

    private long longestSilence() {
        return timing.lease().minus(leastLease(0)).toSeconds();
    }

    /** The last renewal may be a heartbeat old, and the first that finds the next owner comes two time-outs later. */
    private Duration leastLease(long silence) {
        return MARGIN.plusSeconds(silence).plus(timing.heartbeat()).plus(storeTimeout.multipliedBy(2));
    }

    /** As it is written in a configuration. */
    private static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
