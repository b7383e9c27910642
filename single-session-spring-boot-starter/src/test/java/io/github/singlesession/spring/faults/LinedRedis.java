// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import io.github.singlesession.redis.server.RedisServer;
import java.util.List;
import java.util.stream.Stream;

/** A Redis to which each node has a line of its own. */
final class LinedRedis implements NodeStore {

    private final RedisServer server = RedisServer.running();
    private final List<Line> lines;

    LinedRedis(int nodes) {
        lines = Stream.generate(() -> new Line(server.port())).limit(nodes).toList();
    }

    RedisServer server() {
        return server;
    }

    Line line(int node) {
        return lines.get(node);
    }

    @Override
    public Stream<String> at(int node) {
        return Stream.of(
                "single-session.store=redis",
                "spring.data.redis.host=127.0.0.1",
                "spring.data.redis.port=" + line(node).port(),
                "spring.data.redis.connect-timeout=1s");
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
        server.close();
    }
}
