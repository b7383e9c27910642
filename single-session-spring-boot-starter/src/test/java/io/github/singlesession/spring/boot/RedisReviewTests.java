// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.server.RedisServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;

/** What an operator reads of his Redis when the application starts. */
@DisplayName("the review of Redis")
@ExtendWith(OutputCaptureExtension.class)
class RedisReviewTests {

    @Test
    void warnsOfEvictionAndOfAClientThatMayHang(CapturedOutput output) {
        try (var redis = RedisServer.running("--maxmemory-policy", "allkeys-lru");
                var application = start(redis.port())) {
            assertThat(application.isRunning()).isTrue();
            assertThat(output).contains("spring.data.redis.connect-timeout");
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(output)
                    .contains("WARN")
                    .contains("the maxmemory-policy allkeys-lru"));
        }
    }

    @Test
    void startsWithoutAWordOfItWhereRedisIsAway(CapturedOutput output) {
        try (var application = start(1, "spring.data.redis.connect-timeout=2s")) {
            assertThat(application.isRunning()).isTrue();
            assertThat(output).doesNotContain("maxmemory-policy", "spring.data.redis.connect-timeout");
        }
    }

    private static ConfigurableApplicationContext start(int port, String... properties) {
        var all = Stream.concat(
                Stream.of("server.port=0", "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + port),
                Arrays.stream(properties));
        return new SpringApplicationBuilder(Application.class)
                .properties(all.toArray(String[]::new))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSocket
    static class Application {}
}
