// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.SessionEvents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The guard of this node, above whichever store there is. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    private static final String NODE_NAME = "local";

    @Bean
    SingleSessionThreads singleSessionThreads() {
        return new SingleSessionThreads();
    }

    @Bean
    SessionEvents singleSessionEvents(ApplicationEventPublisher publisher) {
        return new SessionEvents(publisher);
    }

    @Bean
    SessionGuard singleSessionGuard(
            ObjectProvider<SessionRegistry> registries,
            ObjectProvider<Cluster> clusters,
            SessionEvents events,
            SingleSessionThreads threads) {
        var registry = registries.getIfAvailable();
        var cluster = clusters.getIfAvailable();
        if (registry == null) {
            throw new IncompleteStoreException("Cluster", "SessionRegistry");
        }
        if (cluster == null) {
            throw new IncompleteStoreException("SessionRegistry", "Cluster");
        }
        return new SessionGuard(
                registry, cluster, GuardOptions.named(NODE_NAME), events, threads.edge(), System::nanoTime);
    }
}
