// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.socket.config.annotation.DelegatingWebSocketMessageBrokerConfiguration;

/** Matches where the application has STOMP endpoints, and says at debug why none is enforced where it has none. */
final class OnMessageBroker extends SpringBootCondition implements ConfigurationCondition {

    private static final Logger log = LoggerFactory.getLogger(SingleSessionAutoConfiguration.class);

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var beanFactory = context.getBeanFactory();
        boolean found = beanFactory != null
                && beanFactory.getBeanNamesForType(DelegatingWebSocketMessageBrokerConfiguration.class, true, false)
                                .length
                        > 0;
        if (found) {
            return ConditionOutcome.match(ConditionMessage.forCondition("STOMP endpoints")
                    .because("the application has @EnableWebSocketMessageBroker"));
        }
        log.debug("No STOMP endpoint is enforced: no configuration has @EnableWebSocketMessageBroker");
        return ConditionOutcome.noMatch(ConditionMessage.forCondition("STOMP endpoints")
                .because("no configuration has @EnableWebSocketMessageBroker"));
    }
}
