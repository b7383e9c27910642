// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One store for all servers that are started with it, each of which is a node. */
@Configuration(proxyBeanMethods = false)
class OneStore {

    private static final ExecutorService NOTICES = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "one-store-notices");
        thread.setDaemon(true);
        return thread;
    });
    private static final InMemoryCluster CLUSTER =
            new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, NOTICES);
    private static final InMemorySessionRegistry REGISTRY =
            new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, CLUSTER);

    @Bean(destroyMethod = "")
    Cluster oneCluster() {
        return CLUSTER;
    }

    @Bean(destroyMethod = "")
    SessionRegistry oneRegistry() {
        return REGISTRY;
    }
}
