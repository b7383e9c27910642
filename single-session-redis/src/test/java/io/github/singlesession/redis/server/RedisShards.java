// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Redis Cluster of three masters without replicas. */
public final class RedisShards implements AutoCloseable {

    private static final List<String> SLOTS = List.of("0 5460", "5461 10922", "10923 16383");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<RedisServer> masters;
    private final List<RedisServer> replicas = new ArrayList<>();

    private final List<Integer> buses;

    private RedisShards(List<RedisServer> masters, List<Integer> buses) {
        this.masters = masters;
        this.buses = buses;
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
        return new RedisShards(masters, buses);
    }

    /** Starts one in which each master has a replica, that takes over from it within seconds. */
    public static RedisShards withReplicas() {
        var shards = running("--cluster-node-timeout", "1500", "--cluster-replica-validity-factor", "0");
        for (var master : shards.masters) {
            int bus = RedisServer.freePort();
            var replica = master(bus, "--cluster-node-timeout", "1500", "--cluster-replica-validity-factor", "0");
            shards.replicas.add(replica);
            replica.ask(
                    "CLUSTER MEET 127.0.0.1 " + master.port() + " " + shards.buses.get(shards.masters.indexOf(master)));
            var id = master.ask("CLUSTER MYID");
            Awaitility.await("a replica").atMost(PATIENCE).until(() -> replica.ask("CLUSTER REPLICATE " + id)
                    .equals("+OK"));
        }
        Awaitility.await("replicas").atMost(PATIENCE).until(() -> shards.replicas.stream()
                .allMatch(replica -> replica.ask("INFO replication").contains("master_link_status:up")));
        return shards;
    }

    /** Ends the master that has a key at once. */
    public void killMasterOf(String key) {
        int slot = Integer.parseInt(masters.get(0).ask("CLUSTER KEYSLOT " + key).substring(1));
        masters.get(IntStream.range(0, SLOTS.size())
                        .filter(i -> slot <= Integer.parseInt(SLOTS.get(i).replaceFirst(".* ", "")))
                        .findFirst()
                        .orElseThrow())
                .kill();
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
        replicas.forEach(RedisServer::close);
        masters.forEach(RedisServer::close);
    }
}
