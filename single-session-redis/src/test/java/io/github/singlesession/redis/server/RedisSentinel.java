// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Redis server with a Sentinel that says where it is. */
public final class RedisSentinel implements AutoCloseable {

    /** What Sentinel knows the server as. */
    public static final String MASTER = "quiz";

    private final RedisServer master;
    private final RedisServer sentinel;

    private RedisSentinel(RedisServer master, RedisServer sentinel) {
        this.master = master;
        this.sentinel = sentinel;
    }

    /** Starts both. */
    public static RedisSentinel running() {
        var master = RedisServer.running();
        return new RedisSentinel(
                master, RedisServer.running(configuration(master.port()).toString(), "--sentinel"));
    }

    private static Path configuration(int masterPort) {
        try {
            var file = Files.createTempDirectory("single-session-redis").resolve("sentinel.conf");
            return Files.write(file, List.of("sentinel monitor " + MASTER + " 127.0.0.1 " + masterPort + " 1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where Sentinel listens. */
    public int port() {
        return sentinel.port();
    }

    @Override
    public void close() {
        sentinel.close();
        master.close();
    }
}
