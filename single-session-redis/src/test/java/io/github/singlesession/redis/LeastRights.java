// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.RedisConfiguration;

/** The user of Redis that docs/redis.md shows, word for word. */
final class LeastRights {

    private static final Path PAGE = Path.of("..", "docs", "redis.md");
    private static final Pattern USER = Pattern.compile("ACL SETUSER (quiz .+)");
    private static final Pattern OF_CLUSTER = Pattern.compile("A Redis Cluster wants `(.+?)` besides");

    private LeastRights() {}

    /** Returns the options by which a server has that user. */
    static String[] user() {
        return options(onPage(USER));
    }

    /** Returns the options by which a server of a Redis Cluster has that user. */
    static String[] userOfCluster() {
        return options(onPage(USER) + " " + onPage(OF_CLUSTER));
    }

    /** Returns the same Redis, as that user reaches it. */
    static RedisConfiguration in(RedisConfiguration redis) {
        var authenticated = (RedisConfiguration.WithAuthentication) redis;
        authenticated.setUsername("quiz");
        authenticated.setPassword("secret");
        return redis;
    }

    private static String[] options(String user) {
        return Stream.concat(Stream.of("--user"), Stream.of(user.split(" "))).toArray(String[]::new);
    }

    private static String onPage(Pattern wanted) {
        try {
            var found = wanted.matcher(Files.readString(PAGE));
            if (found.find()) {
                return found.group(1);
            }
            throw new AssertionError("no '" + wanted + "' in " + PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
