// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Connections;
import io.github.singlesession.spring.EdgeSettings;
import io.github.singlesession.spring.PlainEnforcement;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SessionEvents;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;

/** Puts the enforcement around the application's own WebSocket handlers. */
@Configuration(proxyBeanMethods = false)
class PlainConfiguration {

    @Bean
    static PlainHandlerInstaller singleSessionPlainHandlerInstaller(ObjectProvider<PlainEnforcement> enforcement) {
        return new PlainHandlerInstaller(enforcement);
    }

    @Bean
    PlainEnforcement singleSessionPlainEnforcement(
            EdgeSettings settings,
            SingleSessionProperties properties,
            RuleBook ruleBook,
            SessionGuard guard,
            SessionEvents events,
            Connections connections) {
        var queryParameters = properties.plain().queryParameters();
        return new PlainEnforcement(settings, queryParameters, ruleBook, guard, events, connections);
    }

    /** Once the singletons are there, all endpoints are mapped. */
    @Bean
    SmartInitializingSingleton singleSessionEndpointReview(
            PlainEnforcement enforcement, ListableBeanFactory beanFactory) {
        return () -> enforcement.review(beanFactory.getBeansOfType(HandlerMapping.class, true, false));
    }
}
