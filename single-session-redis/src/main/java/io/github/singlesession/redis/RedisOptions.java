// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.NodeTiming;
import java.time.Duration;

/**
 * What all nodes of an application must be told alike.
 *
 * @param keyPrefix what every key and every channel begins with; tells applications on one Redis apart, also those on
 *     different database numbers, since channels know none. Without braces, which would move keys of Redis Cluster
 * @param timing the times of the register of nodes
 * @param reaffirmInterval how often a session is reaffirmed; what nobody asked about for five of these, and five
 *     minutes at the least, Redis forgets
 * @param commandTimeout how long a command may take; one that is still waiting for a connection then is never sent
 */
public record RedisOptions(String keyPrefix, NodeTiming timing, Duration reaffirmInterval, Duration commandTimeout) {

    /** The prefix "single-session:", the default times of nodes, reaffirmation every minute, a second a command. */
    public static final RedisOptions DEFAULT =
            new RedisOptions("single-session:", NodeTiming.DEFAULT, Duration.ofMinutes(1), Duration.ofSeconds(1));

    private static final Duration LEAST_KEPT = Duration.ofMinutes(5);
    private static final int REAFFIRMATIONS_KEPT = 5;

    public RedisOptions {
        if (keyPrefix.indexOf('{') >= 0 || keyPrefix.indexOf('}') >= 0) {
            throw new IllegalArgumentException("key prefix '" + keyPrefix + "' has a brace");
        }
        positive("reaffirm interval", reaffirmInterval);
        positive("command timeout", commandTimeout);
    }

    /** Returns these options with another prefix. */
    public RedisOptions withKeyPrefix(String other) {
        return new RedisOptions(other, timing, reaffirmInterval, commandTimeout);
    }

    /** Returns for how long Redis remembers what nobody renews. */
    Duration kept() {
        var kept = reaffirmInterval.multipliedBy(REAFFIRMATIONS_KEPT);
        return kept.compareTo(LEAST_KEPT) < 0 ? LEAST_KEPT : kept;
    }

    private static void positive(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(name + " " + value + " is not at least 1 ms");
        }
    }
}
