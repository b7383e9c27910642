// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Connections;
import io.github.singlesession.spring.EdgeSettings;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SessionEvents;
import io.github.singlesession.spring.StompEnforcement;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.support.InterceptableChannel;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;

/** Puts the enforcement where STOMP frames flow. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnMessageBroker.class)
class StompConfiguration {

    @Bean
    StompEnforcement singleSessionStompEnforcement(
            EdgeSettings settings,
            RuleBook ruleBook,
            SessionGuard guard,
            SessionEvents events,
            Connections connections) {
        return new StompEnforcement(settings, ruleBook, guard, events, connections);
    }

    @Bean
    OutermostDecorator singleSessionOutermostDecorator(ObjectProvider<StompEnforcement> enforcement) {
        return new OutermostDecorator(enforcement);
    }

    @Bean
    LeaseArgument singleSessionLeaseArgument() {
        return new LeaseArgument();
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
}
