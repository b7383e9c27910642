// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Redis Cluster of three masters without replicas. */
public final class RedisShards implements AutoCloseable {

    private static final List<String> SLOTS = List.of("0 5460", "5461 10922", "10923 16383");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisServer> masters;

    private RedisShards(List<RedisServer> masters) {
        this.masters = masters;
    }

    /** Starts one, whose masters have these options besides the usual ones, and waits until they know each other. */
    public static RedisShards running(String... options) {
        var buses = Stream.generate(RedisServer::freePort).limit(SLOTS.size()).toList();
        var masters = buses.stream().map(bus -> master(bus, options)).toList();
        for (int i = 0; i < masters.size(); i++) {
            masters.get(i).ask("CLUSTER ADDSLOTSRANGE " + SLOTS.get(i));
            masters.get(0).ask("CLUSTER MEET 127.0.0.1 " + masters.get(i).port() + " " + buses.get(i));
        }
        Awaitility.await("a Redis Cluster").atMost(PATIENCE).until(() -> masters.stream()
                .map(master -> master.ask("CLUSTER INFO"))
                .allMatch(info -> info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3")));
        return new RedisShards(masters);
    }

    private static RedisServer master(int bus, String... options) {
        var all = Stream.concat(Stream.of("--cluster-enabled", "yes", "--cluster-port", "" + bus), Stream.of(options));
        return RedisServer.running(all.toArray(String[]::new));
    }

    /** Returns where its masters are, {@code host:port}. */
    public List<String> addresses() {
        return masters.stream().map(master -> "127.0.0.1:" + master.port()).toList();
    }

    @Override
    public void close() {
        masters.forEach(RedisServer::close);
    }
}
