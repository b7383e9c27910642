// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A Redis server with a Sentinel that says where it is. */
public final class RedisSentinel implements AutoCloseable {

    /** What Sentinel knows the server as. */
    public static final String MASTER = "quiz";

    private final RedisServer master;
    private final List<RedisServer> others;
    private final RedisServer sentinel;

    private RedisSentinel(RedisServer master, List<RedisServer> others, RedisServer sentinel) {
        this.master = master;
        this.others = others;
        this.sentinel = sentinel;
    }

    /** Starts both. */
    public static RedisSentinel running() {
        var master = RedisServer.running();
        return new RedisSentinel(master, List.of(), watching(master));
    }

    /** Starts them with a replica that Sentinel can promote, and waits until it may. */
    public static RedisSentinel withReplica() {
        var master = RedisServer.running();
        var replica = RedisServer.running("--replicaof", "127.0.0.1 " + master.port());
        var sentinel = watching(master);
        Awaitility.await("a replica")
                .atMost(Duration.ofSeconds(30))
                .until(() -> replica.ask("INFO replication").contains("master_link_status:up")
                        && sentinel.ask("INFO sentinel").contains("slaves=1"));
        return new RedisSentinel(master, List.of(replica), sentinel);
    }

    private static RedisServer watching(RedisServer master) {
        return RedisServer.running(configuration(master.port()).toString(), "--sentinel");
    }

    /** Ends the master at once: Sentinel has to find that out. */
    public void killMaster() {
        master.kill();
    }

    private static Path configuration(int masterPort) {
        try {
            var file = Files.createTempDirectory("single-session-redis").resolve("sentinel.conf");
            return Files.write(
                    file,
                    List.of(
                            "sentinel monitor " + MASTER + " 127.0.0.1 " + masterPort + " 1",
                            "sentinel down-after-milliseconds " + MASTER + " 1000",
                            "sentinel failover-timeout " + MASTER + " 3000"));
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
        others.forEach(RedisServer::close);
        master.close();
    }
}
