// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.GuardListeners;
import io.github.singlesession.spring.LogLimit;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SessionEvents;
import io.github.singlesession.spring.SessionLog;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The guard of this node, above whichever store there is. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    SingleSessionThreads singleSessionThreads() {
        return new SingleSessionThreads();
    }

    @Bean
    LogLimit singleSessionLogLimit() {
        return new LogLimit(System::nanoTime);
    }

    @Bean
    SessionEvents singleSessionEvents(ApplicationEventPublisher publisher, Modes modes, LogLimit limit) {
        return new SessionEvents(publisher, modes, limit);
    }

    @Bean
    SessionLog singleSessionLog(Modes modes, LogLimit limit) {
        return new SessionLog(modes, limit);
    }

    @Bean
    StoreLog singleSessionStoreLog(SingleSessionProperties properties) {
        return new StoreLog(properties.onStoreFailure());
    }

    @Bean
    RuleWatch singleSessionRuleWatch(RuleBook ruleBook, Environment environment) {
        return new RuleWatch(environment.getProperty("spring.application.name", ""), ruleBook.configured());
    }

    @Bean
    SessionGuard singleSessionGuard(
            ObjectProvider<SessionRegistry> registries,
            ObjectProvider<Cluster> clusters,
            ObjectProvider<GuardListener> listeners,
            SingleSessionProperties properties,
            SingleSessionThreads threads) {
        var registry = registries.getIfAvailable();
        var cluster = clusters.getIfAvailable();
        if (registry == null && cluster == null) {
            throw new MissingStoreException(StoreChoice.of(properties.store()));
        }
        if (registry == null) {
            throw new IncompleteStoreException("Cluster", "SessionRegistry");
        }
        if (cluster == null) {
            throw new IncompleteStoreException("SessionRegistry", "Cluster");
        }
        var edge = threads.edge();
        var runtime = new GuardRuntime(edge, edge.answers(), System::nanoTime, InstantSource.system());
        return new SessionGuard(
                registry,
                cluster,
                properties.guardOptions(),
                new GuardListeners(listeners.orderedStream().toList()),
                runtime);
    }
}
