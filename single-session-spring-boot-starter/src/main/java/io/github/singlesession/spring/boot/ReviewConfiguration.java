// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Warns once, at the start, of what works but is hardly meant. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SingleSessionAutoConfiguration.class);

    private static final String PHASE_TIMEOUT = "spring.lifecycle.timeout-per-shutdown-phase";

    @Bean
    SmartInitializingSingleton singleSessionConfigurationReview(
            SingleSessionProperties properties, SessionRegistry registry, Environment environment) {
        var phaseTimeout =
                Binder.get(environment).bind(PHASE_TIMEOUT, Duration.class).orElse(Duration.ofSeconds(30));
        var review = new ConfigurationReview(
                properties,
                registry instanceof InMemorySessionRegistry,
                CloudPlatform.getActive(environment),
                phaseTimeout);
        return () -> review.warnings().forEach(log::warn);
    }
}
