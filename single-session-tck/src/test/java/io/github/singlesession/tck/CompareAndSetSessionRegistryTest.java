// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import java.util.concurrent.ConcurrentHashMap;

class CompareAndSetSessionRegistryTest extends SessionRegistryContract {

    private final ManualClock clock = new ManualClock();
    private final Cluster cluster = new InMemoryCluster(clock, NodeTiming.DEFAULT, Runnable::run);
    private final SessionRegistry registry =
            new CompareAndSetSessionRegistry(new ConcurrentHashMap<>(), new StoreMicros(clock), cluster);

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(registry, cluster, clock::advance);
    }
}
