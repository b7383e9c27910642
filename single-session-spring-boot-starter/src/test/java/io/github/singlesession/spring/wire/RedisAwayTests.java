// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.STORE_UNAVAILABLE;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.redis.server.RedisServer;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The application does not need its Redis to start, and does not need to be started again when Redis is back. */
@DisplayName("while Redis is away")
class RedisAwayTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisServer redis = RedisServer.down();
    private final QuizServer server = RedisNode.start(
            redis,
            "single-session.store-timeout=900ms",
            "single-session.node.heartbeat=1s",
            "single-session.node.lease=5s");

    @AfterEach
    void stop() {
        server.close();
        redis.close();
    }

    @Test
    void startsAndPutsItsSessionsThereOnceRedisIs() {
        var client = awaitConnected("alice");

        redis.start();

        awaitHolder("alice");
        client.expectEcho("still here");
    }

    @Test
    void keepsOneSeatAUserAndPutsItBackWhereRedisLostIt() {
        redis.start();
        var client = server.connected("bob");
        awaitHolder("bob");
        redis.kill();

        DUPLICATE_SESSION.expectOn(
                server.open("bob").connect(),
                "single-session-retry-after:2250",
                "single-session-takeover-allowed:false");
        redis.start();

        awaitHolder("bob");
        client.expectEcho("still here");
    }

    /** A node asks for its store before it lets anybody in without it: who comes earlier is told to come again. */
    private RawStomp awaitConnected(String user) {
        return patiently().until(() -> attempt(user), Objects::nonNull);
    }

    private @Nullable RawStomp attempt(String user) {
        var client = server.open(user).connect();
        var answer = client.expectAnyFrame();
        if (answer.command().equals("CONNECTED")) {
            return client;
        }
        STORE_UNAVAILABLE.assertIsError(answer);
        return null;
    }

    private void awaitHolder(String user) {
        var registry = server.context().getBean(SessionRegistry.class);
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        registry.holders(SessionKey.of(user))
                                .toCompletableFuture()
                                .join())
                .hasSize(1));
    }
}
