// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeTiming;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on the broken cluster that a configuration parameter names. Only {@link BreakageTest} runs it. */
@ExtendWith(BrokenByConfiguration.class)
class BrokenCluster extends ClusterContract {

    private final ClusterBreakage breakage;

    BrokenCluster(ClusterBreakage breakage) {
        this.breakage = breakage;
    }

    @Override
    protected ClusterUnderTest cluster() {
        var clock = new ManualClock();
        var sound = breakage.cluster().apply(clock);
        return new ClusterUnderTest(breakage.here().apply(sound), sound, NodeTiming.DEFAULT, clock::advance);
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(1);
    }
}
