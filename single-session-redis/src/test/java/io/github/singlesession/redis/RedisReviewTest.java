// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.redis.server.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class RedisReviewTest {

    private static final RedisConfiguration STANDALONE = new RedisStandaloneConfiguration();
    private static final RedisConfiguration CLUSTER = new RedisClusterConfiguration();
    private static final SocketOptions SOON =
            SocketOptions.builder().connectTimeout(Duration.ofSeconds(2)).build();

    @Nested
    class OfTheServer {

        @Test
        void warnsOfAnyPolicyButNoeviction() {
            try (var server = RedisServer.running("--maxmemory-policy", "volatile-ttl")) {
                assertThat(warnings(Redis.factory(server)))
                        .singleElement()
                        .asString()
                        .contains("the maxmemory-policy volatile-ttl", "Set it to noeviction");
            }
        }

        @Test
        void saysNothingOfNoeviction() {
            assertThat(warnings(Redis.shared())).isEmpty();
        }

        @Test
        void asksAllServersOfACluster() {
            assertThat(warnings(Deployment.CLUSTER.factory())).isEmpty();
        }

        @Test
        void failsWhereInfoIsNotAllowed() {
            assertThatThrownBy(() -> warnings(Deployment.LEAST_RIGHTS.factory()))
                    .rootCause()
                    .hasMessageContaining("NOPERM");
        }

        private static List<String> warnings(LettuceConnectionFactory factory) {
            return new RedisReview(factory)
                    .ofServer(Duration.ofSeconds(10))
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }
    }

    @Nested
    class OfTheClient {

        @Test
        void warnsOfAnAttemptThatMayHang() {
            assertThat(warnings(STANDALONE, ClientOptions.create()))
                    .singleElement()
                    .asString()
                    .contains("may hang for 10s", "spring.data.redis.connect-timeout");
        }

        @Test
        void warnsOfOneThatDoesNotReconnect() {
            var options = ClientOptions.builder().socketOptions(SOON).autoReconnect(false);

            assertThat(warnings(STANDALONE, options.build()))
                    .singleElement()
                    .asString()
                    .contains("does not reconnect", "autoReconnect(false)");
        }

        @Test
        void warnsOfAClusterThatIsNotLookedAtAgain() {
            var blind = ClusterTopologyRefreshOptions.builder()
                    .disableAllAdaptiveRefreshTriggers()
                    .enablePeriodicRefresh(false)
                    .build();
            var options = ClusterClientOptions.builder().socketOptions(SOON).topologyRefreshOptions(blind);

            assertThat(warnings(CLUSTER, options.build()))
                    .singleElement()
                    .asString()
                    .contains("does not look for its servers again", "cluster.refresh.adaptive");
            assertThat(warnings(STANDALONE, options.build())).isEmpty();
        }

        @Test
        void saysNothingOfOneThatRefreshesAsLettuceDoesByDefault() {
            var options = ClientOptions.builder().socketOptions(SOON).build();

            assertThat(warnings(CLUSTER, options)).isEmpty();
        }

        private static List<String> warnings(RedisConfiguration at, ClientOptions options) {
            var client = LettuceClientConfiguration.builder().clientOptions(options);
            return new RedisReview(new LettuceConnectionFactory(at, client.build())).ofClient();
        }
    }
}
