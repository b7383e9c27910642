// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.OnStoreFailure;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.SessionEvents;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The guard of this node, above whichever store there is. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    private static final String NODE_NAME = "local";
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration REAFFIRM_INTERVAL = Duration.ofMinutes(1);

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
            SingleSessionProperties properties,
            SingleSessionThreads threads) {
        var registry = registries.getIfAvailable();
        var cluster = clusters.getIfAvailable();
        if (registry == null) {
            throw new IncompleteStoreException("Cluster", "SessionRegistry");
        }
        if (cluster == null) {
            throw new IncompleteStoreException("SessionRegistry", "Cluster");
        }
        var options = new GuardOptions(
                NODE_NAME,
                NodeTiming.DEFAULT,
                STORE_TIMEOUT,
                properties.ping().probeTimeout(),
                REAFFIRM_INTERVAL,
                OnStoreFailure.FAIL_OPEN);
        var edge = threads.edge();
        var runtime = new GuardRuntime(edge, edge.answers(), System::nanoTime, InstantSource.system());
        return new SessionGuard(registry, cluster, options, events, runtime);
    }
}
