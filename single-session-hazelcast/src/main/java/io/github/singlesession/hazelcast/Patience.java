// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import com.hazelcast.spi.properties.HazelcastProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time of Hazelcast's that is made for data which can wait, while users can't.
 *
 * @param property says how long it is
 * @param most how long it may be
 * @param better how long it had better be
 * @param effect what comes of a longer one
 */
record Patience(HazelcastProperty property, long most, long better, String effect) {

    static final Patience SILENCE = new Patience(
            ClusterProperty.MAX_NO_HEARTBEAT_SECONDS,
            15,
            10,
            "for so long a member that hangs is not missed, and nobody is let in whose seat it keeps");

    static final List<Patience> ALL = List.of(
            SILENCE,
            new Patience(
                    ClusterProperty.HEARTBEAT_INTERVAL_SECONDS,
                    2,
                    1,
                    "of so few heartbeats none may be late, or a member is taken for dead that is not"),
            new Patience(
                    ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS,
                    15,
                    10,
                    "for so long after its start a member does not look for the other part of a cluster that fell apart, "
                            + "and each part lets every user in"),
            new Patience(
                    ClusterProperty.MERGE_NEXT_RUN_DELAY_SECONDS,
                    15,
                    10,
                    "the parts of a cluster that fell apart look for each other no more often than that, and until then "
                            + "each part lets every user in"),
            new Patience(
                    ClusterProperty.OPERATION_CALL_TIMEOUT_MILLIS,
                    10_000,
                    5_000,
                    "what was given up may be carried out so much later all the same"));

    /** Returns what is to be warned of, null if nothing is. */
    @Nullable
    String warning(HazelcastProperties properties) {
        long set = set(properties);
        return set <= most ? null : property.getName() + " is " + set + ": " + effect + ". Set it to " + better;
    }

    /** Returns how long it is. */
    long set(HazelcastProperties properties) {
        return properties.getLong(property);
    }
}
