// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Connections;
import io.github.singlesession.spring.HttpSessionTagging;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SignOuts;
import io.github.singlesession.spring.SingleSessions;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/** Ends WebSocket sessions with the HTTP session that they were opened in, and when their user signs out. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(prefix = "single-session", name = "end-on-logout")
class LogoutConfiguration {

    @Bean
    SignOuts singleSessionSignOuts(
            SessionGuard guard, Connections connections, RuleBook ruleBook, SingleSessions sessions) {
        return new SignOuts(guard, connections, ruleBook, sessions);
    }

    /** The servlet container and Spring Session both tell the listeners that are beans. */
    @Bean
    static HttpSessionEnds singleSessionHttpSessionEnds(ObjectProvider<SignOuts> signOuts) {
        return new HttpSessionEnds(signOuts);
    }

    /** Once the singletons are there, all endpoints are mapped. */
    @Bean
    SmartInitializingSingleton singleSessionHttpSessionTagging(ListableBeanFactory beanFactory) {
        var tagging = new HttpSessionTagging();
        return () -> beanFactory
                .getBeansOfType(HandlerMapping.class, true, false)
                .values()
                .forEach(mapping -> {
                    if (mapping instanceof AbstractUrlHandlerMapping urls) {
                        tagging.install(urls);
                    }
                });
    }

    /** Loaded only where Boot's Tomcat is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory")
    static class Tomcat {

        @Bean
        static FirstOnTomcat singleSessionFirstOnTomcat(HttpSessionEnds ends) {
            return new FirstOnTomcat(ends);
        }
    }

    /** Loaded only where Spring Security is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.security.authentication.event.LogoutSuccessEvent")
    static class SpringSecurity {

        @Bean
        SecuritySignOuts singleSessionSecuritySignOuts(SignOuts signOuts) {
            return new SecuritySignOuts(signOuts);
        }
    }
}
