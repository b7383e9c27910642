// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Connections;
import io.github.singlesession.spring.EdgeReports;
import io.github.singlesession.spring.EdgeSettings;
import io.github.singlesession.spring.EnforcedPaths;
import io.github.singlesession.spring.ErrorFrameFactory;
import io.github.singlesession.spring.Lags;
import io.github.singlesession.spring.Observation;
import io.github.singlesession.spring.Pings;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SingleSessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.web.context.WebApplicationContext;

/** What every kind of connection needs, whatever it speaks. */
@Configuration(proxyBeanMethods = false)
@ImportRuntimeHints(MessageHints.class)
class EdgeConfiguration {

    @Bean
    EdgeSettings singleSessionEdgeSettings(SingleSessionProperties properties, WebApplicationContext context) {
        return new EdgeSettings(
                new EnforcedPaths(properties.paths(), properties.excludePaths(), prefix(context)),
                properties.connectTimeout(),
                new Pings(properties.ping().interval(), properties.ping().timeout()));
    }

    @Bean
    @ConditionalOnMissingBean
    ErrorFrameFactory singleSessionErrorFrameFactory(ApplicationContext messages) {
        return ErrorFrameFactory.ofMessages(messages);
    }

    @Bean
    EdgeReports singleSessionEdgeReports(Observation observation, ObjectProvider<Lags> lags) {
        return new EdgeReports(observation, lags.getIfAvailable(() -> ago -> () -> {}));
    }

    @Bean
    Connections singleSessionConnections(
            SessionGuard guard,
            SingleSessionThreads threads,
            EdgeSettings settings,
            ErrorFrameFactory errorFrames,
            EdgeReports reports) {
        return new Connections(
                guard,
                threads.edge(),
                settings.connectTimeout(),
                settings.pings(),
                errorFrames,
                System::nanoTime,
                reports);
    }

    @Bean
    SingleSessions singleSessions(SessionGuard guard, RuleBook ruleBook) {
        return new SingleSessions(guard, ruleBook);
    }

    /** To join is two calls of the store, one after the other. */
    @Bean
    GuardLifecycle singleSessionGuardLifecycle(
            SessionGuard guard, RuleWatch rules, SingleSessionProperties properties) {
        return new GuardLifecycle(guard, rules, properties.storeTimeout().multipliedBy(2));
    }

    @Bean
    DrainLifecycle singleSessionDrainLifecycle(Connections connections, SingleSessionProperties properties) {
        return new DrainLifecycle(connections, properties.drain());
    }

    /** What stands in an address before an endpoint's own path. */
    private static String prefix(WebApplicationContext context) {
        var servletContext = context.getServletContext();
        var contextPath = servletContext == null ? "" : servletContext.getContextPath();
        var servletPath = context.getEnvironment().getProperty("spring.mvc.servlet.path", "/");
        return contextPath + (servletPath.equals("/") ? "" : servletPath);
    }
}
