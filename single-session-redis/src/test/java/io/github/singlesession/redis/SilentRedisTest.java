// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.SessionStoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A Redis that accepts connections and never says a word. */
class SilentRedisTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final NodeId NODE = new NodeId("n1");

    private final ServerSocket silence = listening();
    private final LettuceConnectionFactory factory =
            Redis.started(new LettuceConnectionFactory("127.0.0.1", silence.getLocalPort()));
    private final RedisOptions options = options();

    @AfterEach
    void stop() throws IOException {
        silence.close();
        factory.destroy();
    }

    @Test
    void blocksNoCaller() {
        var calls = assertTimeoutPreemptively(LIMIT.dividedBy(2), () -> {
            var registry = new RedisSessionRegistry(factory, options);
            var cluster = new RedisCluster(factory, options, Runnable::run);
            return CompletableFuture.anyOf(
                    registry.claim(claim()).toCompletableFuture(),
                    cluster.join(NODE).toCompletableFuture(),
                    cluster.listen(NODE, notice -> {}).toCompletableFuture());
        });

        assertThat(calls).isNotDone();
    }

    @Test
    void failsACallWithinItsTime() {
        var registry = new RedisSessionRegistry(factory, options);

        var claim = registry.claim(claim()).toCompletableFuture();

        assertThatThrownBy(() -> claim.get(LIMIT.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS))
                .cause()
                .isInstanceOf(SessionStoreException.class);
    }

    private static SessionClaim claim() {
        var rule = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
        return SessionClaim.connect(SessionKey.of("alice"), Claimant.of("phone", NODE), rule);
    }

    private static RedisOptions options() {
        var defaults = RedisOptions.DEFAULT;
        return new RedisOptions(defaults.keyPrefix(), defaults.timing(), defaults.reaffirmInterval(), LIMIT);
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
