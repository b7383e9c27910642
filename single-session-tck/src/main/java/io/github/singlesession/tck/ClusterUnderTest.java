// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A register of nodes as its contract meets it. Every test needs one of its own, that no node ever joined; what keeps
 * the registers apart may serve all tests.
 *
 * @param cluster the cluster as one machine has it
 * @param elsewhere the same cluster as another machine has it: over another connection to the same register
 * @param timing the times that the cluster was made with; its grace is at least a heartbeat, or none would be seen
 * @param advance lets the store's time pass, at once and without waiting, by spans of the timing and by five minutes.
 *     Time may also run by itself if it is slow beside the timing: the rules keep half a heartbeat away from every
 *     moment at which an answer changes
 */
public record ClusterUnderTest(Cluster cluster, Cluster elsewhere, NodeTiming timing, Consumer<Duration> advance) {

    public ClusterUnderTest {
        if (timing.grace().compareTo(timing.heartbeat()) < 0) {
            throw new IllegalArgumentException(
                    "grace " + timing.grace() + " is shorter than a heartbeat of " + timing.heartbeat());
        }
    }

    /** Makes a cluster that lives on one machine. */
    public ClusterUnderTest(Cluster cluster, NodeTiming timing, Consumer<Duration> advance) {
        this(cluster, cluster, timing, advance);
    }
}
