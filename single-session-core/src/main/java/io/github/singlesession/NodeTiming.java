// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.time.Duration;

/**
 * The times of the register of nodes.
 *
 * @param lease how long a node is live after a renewal, at least three heartbeats
 * @param heartbeat how often a node renews
 * @param grace how long there is no verdict after a silence, in which nobody could renew
 */
public record NodeTiming(Duration lease, Duration heartbeat, Duration grace) {

    /** A lease of 15 seconds, renewed every 5, and a grace as long as the lease. */
    public static final NodeTiming DEFAULT =
            new NodeTiming(Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(15));

    public NodeTiming {
        if (heartbeat.isZero() || heartbeat.isNegative()) {
            throw new IllegalArgumentException("heartbeat " + heartbeat + " is not positive");
        }
        if (lease.compareTo(heartbeat.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException("lease " + lease + " is not at least 3 heartbeats of " + heartbeat);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace " + grace + " is negative");
        }
    }

    /** Returns after how long without any renewal the register takes it that nobody could renew. */
    public Duration silence() {
        return lease.minus(heartbeat);
    }
}
