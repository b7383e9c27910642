// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.NodeTiming;
import java.time.Duration;

/**
 * What all nodes of an application must be told alike.
 *
 * @param mapPrefix what the names of all maps and topics begin with; tells applications in one Hazelcast cluster apart
 * @param timing the times of the register of nodes
 * @param reaffirmInterval how often a session is reaffirmed; for five of these, and five minutes at the least, it is
 *     remembered who is dead, and twice in that time each member forgets what they left behind
 */
public record HazelcastOptions(String mapPrefix, NodeTiming timing, Duration reaffirmInterval) {

    /** The prefix "single-session.", the default times of nodes, reaffirmation every minute. */
    public static final HazelcastOptions DEFAULT =
            new HazelcastOptions("single-session.", NodeTiming.DEFAULT, Duration.ofMinutes(1));

    private static final Duration LEAST_KEPT = Duration.ofMinutes(5);
    private static final int REAFFIRMATIONS_KEPT = 5;

    public HazelcastOptions {
        if (mapPrefix.isEmpty()) {
            throw new IllegalArgumentException("the map prefix is empty; it keeps our maps apart from all others");
        }
        if (reaffirmInterval.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("reaffirm interval " + reaffirmInterval + " is not at least 1 ms");
        }
    }

    /** Returns these options with another prefix. */
    public HazelcastOptions withMapPrefix(String other) {
        return new HazelcastOptions(other, timing, reaffirmInterval);
    }

    /** Returns how often what the dead left behind is looked for: more than once while it is remembered who is dead. */
    Duration sweepInterval() {
        return kept().dividedBy(2);
    }

    /** Returns for how long it is remembered who is dead. */
    Duration kept() {
        var kept = reaffirmInterval.multipliedBy(REAFFIRMATIONS_KEPT);
        return kept.compareTo(LEAST_KEPT) < 0 ? LEAST_KEPT : kept;
    }
}
