// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.memory.InMemorySessionRegistry;
import io.github.singlesession.redis.RedisCluster;
import io.github.singlesession.redis.RedisSessionRegistry;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.web.socket.config.annotation.EnableWebSocket;

/** What the auto-configuration does where single-session-redis is on the class path. */
@DisplayName("the store in Redis")
@ExtendWith(OutputCaptureExtension.class)
class RedisStoreTests {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SingleSessionAutoConfiguration.class))
            .withUserConfiguration(Endpoints.class);

    @Test
    void isTakenForItsModule() {
        runner.withUserConfiguration(Lettuce.class).run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(RedisSessionRegistry.class)
                .hasSingleBean(RedisCluster.class)
                .hasBean("singleSessionRegistry")
                .hasBean("singleSessionCluster"));
    }

    @Test
    void isNotTakenWhereMemoryIsAskedFor() {
        runner.withPropertyValues("single-session.store=memory").run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(InMemorySessionRegistry.class)
                .doesNotHaveBean(RedisSessionRegistry.class));
    }

    @Test
    void namesTheStarterThatBringsAClient(CapturedOutput output) {
        assertThatThrownBy(() -> start(Endpoints.class));

        assertThat(output)
                .contains("there is no RedisConnectionFactory bean")
                .contains("Add the dependency org.springframework.boot:spring-boot-starter-data-redis");
    }

    @Test
    void saysThatItNeedsLettuce(CapturedOutput output) {
        assertThatThrownBy(() -> start(Jedis.class));

        assertThat(output)
                .contains("reaches Redis by Lettuce")
                .contains("Set 'spring.data.redis.client-type' to lettuce");
    }

    private static void start(Class<?> application) {
        new SpringApplicationBuilder(application)
                .run(
                        "--server.port=0",
                        "--spring.autoconfigure.exclude="
                                + "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSocket
    static class Endpoints {}

    @Configuration(proxyBeanMethods = false)
    static class Lettuce {

        @Bean
        RedisConnectionFactory redisConnectionFactory() {
            return new LettuceConnectionFactory("127.0.0.1", 1);
        }
    }

    /** Some other client, of which only its type matters. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSocket
    static class Jedis {

        @Bean
        RedisConnectionFactory redisConnectionFactory() {
            return (RedisConnectionFactory) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {RedisConnectionFactory.class},
                    (proxy, method, args) -> null);
        }
    }
}
