// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.NODE_LEAVING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.server.RedisServer;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("one of two nodes on one Redis that shuts down")
class RedisLeavingTests {

    private static final int USERS = 20;

    private final QuizServer leaving = start();
    private final QuizServer staying = start();

    private static QuizServer start() {
        return RedisNode.start(
                RedisServer.shared(), "single-session.redis.key-prefix=leaving:", "single-session.drain.spread=2s");
    }

    @Test
    void letsItsUsersIntoTheOtherAtOnce() {
        try (staying;
                leaving) {
            var clients = IntStream.range(0, USERS)
                    .mapToObj(i -> leaving.connected("user-" + i))
                    .toList();

            var closing = CompletableFuture.runAsync(leaving.context()::close);

            for (int user = 0; user < USERS; user++) {
                NODE_LEAVING.expectOn(clients.get(user));
                staying.connected("user-" + user).expectEcho("moved");
            }
            assertThat(closing).succeedsWithin(RawWebSocket.PATIENCE);
        }
    }
}
