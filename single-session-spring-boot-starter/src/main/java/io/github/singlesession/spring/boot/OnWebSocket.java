// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.socket.config.annotation.DelegatingWebSocketMessageBrokerConfiguration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurationSupport;

/** Matches where the application has WebSocket endpoints, and says at debug why nothing is enforced where it has none. */
final class OnWebSocket extends SpringBootCondition implements ConfigurationCondition {

    private static final Logger log = LoggerFactory.getLogger(SingleSessionAutoConfiguration.class);

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var beanFactory = context.getBeanFactory();
        var message = ConditionMessage.forCondition("WebSocket endpoints");
        boolean found = beanFactory != null
                && Stream.of(DelegatingWebSocketMessageBrokerConfiguration.class, WebSocketConfigurationSupport.class)
                        .anyMatch(type -> beanFactory.getBeanNamesForType(type, true, false).length > 0);
        if (found) {
            return ConditionOutcome.match(message.because("the application configures some"));
        }
        log.debug("Nothing is enforced: no configuration has @EnableWebSocketMessageBroker or @EnableWebSocket");
        return ConditionOutcome.noMatch(
                message.because("no configuration has @EnableWebSocketMessageBroker or @EnableWebSocket"));
    }
}
