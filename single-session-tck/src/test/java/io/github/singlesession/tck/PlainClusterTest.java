// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import java.time.Duration;

/** What the broken clusters are made of keeps the contract, with times that are no multiples of each other. */
class PlainClusterTest extends ClusterContract {

    private static final NodeTiming SHORT =
            new NodeTiming(Duration.ofMillis(1_000), Duration.ofMillis(300), Duration.ofMillis(400));

    private final ManualClock clock = new ManualClock();
    private final Cluster cluster = new PlainCluster(clock, SHORT);

    @Override
    protected ClusterUnderTest cluster() {
        return new ClusterUnderTest(cluster, SHORT, clock::advance);
    }
}
