// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Observation;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.RuleResolver;
import io.github.singlesession.spring.SubjectResolver;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says who is limited, and by which rule. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SubjectResolver singleSessionSubjectResolver() {
        return SubjectResolver.byPrincipalName();
    }

    @Bean
    @ConditionalOnMissingBean
    RuleResolver singleSessionRuleResolver() {
        return RuleResolver.asConfigured();
    }

    @Bean
    Modes singleSessionModes(SingleSessionProperties properties) {
        return properties.toModes();
    }

    @Bean
    Observation singleSessionObservation(Modes modes, RuleBook ruleBook) {
        return new Observation(modes, ruleBook);
    }

    @Bean
    RuleBook singleSessionRuleBook(SingleSessionProperties properties, SubjectResolver subjects, RuleResolver rules) {
        return new RuleBook(properties.toScopes(), subjects, rules);
    }
}
