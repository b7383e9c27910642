// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of one JVM, unless the application has a store of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnStore(Store.MEMORY)
@ConditionalOnMissingBean({SessionRegistry.class, Cluster.class})
class MemoryStoreConfiguration {

    @Bean
    InMemoryCluster singleSessionCluster(SingleSessionThreads threads, SingleSessionProperties properties) {
        return new InMemoryCluster(
                InstantSource.system(),
                properties.node().timing(),
                threads.edge().notices());
    }

    @Bean
    InMemorySessionRegistry singleSessionRegistry(InMemoryCluster singleSessionCluster) {
        return new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, singleSessionCluster);
    }
}
