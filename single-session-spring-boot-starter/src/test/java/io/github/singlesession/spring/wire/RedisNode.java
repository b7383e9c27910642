// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.redis.server.RedisServer;
import java.util.stream.Stream;

/** An application that has its sessions in a Redis: what it says of the application is all that tells it so. */
final class RedisNode {

    private RedisNode() {}

    static QuizServer start(RedisServer redis, String... properties) {
        var all = Stream.concat(
                Stream.of("spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + redis.port()),
                Stream.of(properties));
        return QuizServer.start(all.toArray(String[]::new));
    }
}
