// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeTiming;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.tck.model.SessionRegistryModelContract;
import java.util.concurrent.ConcurrentHashMap;

class CompareAndSetModelTest extends SessionRegistryModelContract {

    @Override
    protected StoreUnderTest store() {
        var clock = new ManualClock();
        var cluster = new InMemoryCluster(clock, NodeTiming.DEFAULT, Runnable::run);
        var registry = new CompareAndSetSessionRegistry(new ConcurrentHashMap<>(), new StoreMicros(clock), cluster);
        return new StoreUnderTest(registry, cluster, clock::advance);
    }
}
