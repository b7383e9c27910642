// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health of this node, as {@code singleSession}; in no group unless the application puts it into one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
class HealthConfiguration {

    /** The condition is not to be looked at where its class is not: so it stands here and not at the configuration. */
    @Bean
    @ConditionalOnEnabledHealthIndicator("single-session")
    SingleSessionHealthIndicator singleSessionHealthIndicator(SessionGuard guard, SingleSessionProperties properties) {
        return new SingleSessionHealthIndicator(guard, properties.onStoreFailure());
    }
}
