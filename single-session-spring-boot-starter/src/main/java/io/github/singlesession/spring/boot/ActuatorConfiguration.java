// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Connections;
import io.github.singlesession.spring.LogLimit;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SingleSessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators ask and do, where the application has Spring Boot's Actuator. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
class ActuatorConfiguration {

    @Bean
    AuditTrail singleSessionAuditTrail(
            ApplicationEventPublisher publisher, Modes modes, ObjectProvider<SessionGuard> guard, LogLimit limit) {
        return new AuditTrail(publisher, modes, guard::getObject, limit);
    }

    @Bean
    @ConditionalOnAvailableEndpoint(SingleSessionEndpoint.class)
    SingleSessionEndpoint singleSessionEndpoint(
            SessionRegistry registry,
            Cluster cluster,
            SessionGuard guard,
            RuleBook ruleBook,
            Modes modes,
            SingleSessions sessions,
            Connections connections,
            AuditTrail audit,
            SingleSessionProperties properties) {
        var overview = new Overview(registry, cluster, guard, ruleBook, modes, properties.storeTimeout());
        return new SingleSessionEndpoint(
                overview,
                new SessionListing(sessions, guard, connections),
                new ModeSwitch(guard, ruleBook, overview, audit));
    }
}
