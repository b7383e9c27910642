// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.EdgeSettings;
import io.github.singlesession.spring.EnforcedPaths;
import io.github.singlesession.spring.Pings;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SessionEvents;
import io.github.singlesession.spring.StompEnforcement;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.support.InterceptableChannel;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;

/** Puts the enforcement where STOMP frames flow. */
@Configuration(proxyBeanMethods = false)
class StompConfiguration {

    @Bean
    StompEnforcement singleSessionStompEnforcement(
            SingleSessionProperties properties,
            RuleBook ruleBook,
            SessionGuard guard,
            SessionEvents events,
            SingleSessionThreads threads,
            WebApplicationContext context) {
        var paths = new EnforcedPaths(properties.paths(), properties.excludePaths(), prefix(context));
        var settings = new EdgeSettings(
                paths,
                properties.connectTimeout(),
                new Pings(properties.ping().interval(), properties.ping().timeout()));
        return new StompEnforcement(settings, ruleBook, guard, events, threads.edge(), System::nanoTime);
    }

    @Bean
    OutermostDecorator singleSessionOutermostDecorator(ObjectProvider<StompEnforcement> enforcement) {
        return new OutermostDecorator(enforcement);
    }

    /** Once the singletons are there, every other interceptor is, too: ours goes behind them all. */
    @Bean
    SmartInitializingSingleton singleSessionStompInstaller(
            StompEnforcement enforcement,
            InterceptableChannel clientInboundChannel,
            WebSocketHandler subProtocolWebSocketHandler,
            HandlerMapping stompWebSocketHandlerMapping,
            ApplicationEventPublisher publisher) {
        return () -> {
            var patterns = stompWebSocketHandlerMapping instanceof SimpleUrlHandlerMapping mapping
                    ? mapping.getUrlMap().keySet().stream()
                    : Stream.<String>empty();
            enforcement.install(clientInboundChannel, subProtocolWebSocketHandler, patterns, publisher);
        };
    }

    @Bean
    GuardLifecycle singleSessionGuardLifecycle(SessionGuard guard) {
        return new GuardLifecycle(guard);
    }

    @Bean
    DrainLifecycle singleSessionDrainLifecycle(StompEnforcement enforcement, SingleSessionProperties properties) {
        return new DrainLifecycle(enforcement, properties.drain());
    }

    /** What stands in an address before an endpoint's own path. */
    private static String prefix(WebApplicationContext context) {
        var servletContext = context.getServletContext();
        var contextPath = servletContext == null ? "" : servletContext.getContextPath();
        var servletPath = context.getEnvironment().getProperty("spring.mvc.servlet.path", "/");
        return contextPath + (servletPath.equals("/") ? "" : servletPath);
    }
}
