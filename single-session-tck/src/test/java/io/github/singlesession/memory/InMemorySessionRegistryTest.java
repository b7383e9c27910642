// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.tck.ManualClock;
import io.github.singlesession.tck.SessionRegistryContract;
import io.github.singlesession.tck.StoreUnderTest;

/** The in-memory registry keeps the contract. As a test of its own module it would close a circle of modules. */
class InMemorySessionRegistryTest extends SessionRegistryContract {

    private final ManualClock clock = new ManualClock();
    private final Cluster cluster = new InMemoryCluster(clock, NodeTiming.DEFAULT, Runnable::run);
    private final SessionRegistry registry = new InMemorySessionRegistry(clock, clock::nanoTime, cluster);

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(registry, cluster, clock::advance);
    }
}
