// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** Auto-configures the enforcement of one live session per user on the application's WebSocket endpoints. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration",
            "org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration",
            "org.springframework.boot.autoconfigure.hazelcast.HazelcastAutoConfiguration"
        })
@ConditionalOnClass(WebSocketMessageBrokerConfigurer.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(prefix = "single-session", name = "enabled", matchIfMissing = true)
@Conditional(OnWebSocket.class)
@EnableConfigurationProperties(SingleSessionProperties.class)
@Import({
    GuardConfiguration.class,
    MeterConfiguration.class,
    ActuatorConfiguration.class,
    HealthConfiguration.class,
    RedisStoreConfiguration.class,
    HazelcastStoreConfiguration.class,
    MemoryStoreConfiguration.class,
    RuleConfiguration.class,
    EdgeConfiguration.class,
    StompConfiguration.class,
    PlainConfiguration.class,
    LogoutConfiguration.class,
    ReviewConfiguration.class
})
public final class SingleSessionAutoConfiguration {}
