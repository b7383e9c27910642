// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.redis.server.RedisServer;

/** A Redis of its own. */
final class RedisArena implements Arena<RedisMeasurement> {

    private final RedisServer server = RedisServer.running();

    int port() {
        return server.port();
    }

    @Override
    public void clear() {
        server.ask("FLUSHALL");
    }

    @Override
    public Watch<RedisMeasurement> watch() {
        var before = RedisFigures.of(server);
        return (operations, seconds) -> RedisFigures.of(server).since(before, operations, seconds);
    }

    @Override
    public long bytes() {
        return RedisFigures.of(server).memory();
    }

    @Override
    public void close() {
        server.close();
    }
}
