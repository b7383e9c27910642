// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.tck.ClusterContract;
import io.github.singlesession.tck.ClusterUnderTest;
import io.github.singlesession.tck.ManualClock;

class InMemoryClusterTest extends ClusterContract {

    private final ManualClock clock = new ManualClock();
    private final Cluster cluster = new InMemoryCluster(clock, NodeTiming.DEFAULT, Runnable::run);

    @Override
    protected ClusterUnderTest cluster() {
        return new ClusterUnderTest(cluster, NodeTiming.DEFAULT, clock::advance);
    }
}
