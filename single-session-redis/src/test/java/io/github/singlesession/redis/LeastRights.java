// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.redis.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The user of Redis that docs/redis.md shows, word for word. */
final class LeastRights {

    private static final Path PAGE = Path.of("..", "docs", "redis.md");

    private LeastRights() {}

    /** Returns the options by which a server has that user. */
    static String[] user() {
        try (var lines = Files.lines(PAGE)) {
            var rights = lines.filter(line -> line.startsWith("ACL SETUSER quiz"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no ACL SETUSER in " + PAGE));
            return Stream.concat(
                            Stream.of("--user"), Stream.of(rights.split(" ")).skip(2))
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LettuceConnectionFactory of(RedisServer server) {
        var configuration = new RedisStandaloneConfiguration("127.0.0.1", server.port());
        configuration.setUsername("quiz");
        configuration.setPassword("secret");
        return new LettuceConnectionFactory(configuration);
    }
}
