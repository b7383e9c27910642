// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import io.github.singlesession.redis.server.RedisServer;
import io.github.singlesession.spring.faults.ScoreFile.Score;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some nodes over one store, and clients of theirs. */
final class Fleet implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "players");
        thread.setDaemon(true);
        return thread;
    });

    private final AutoCloseable store;
    private final List<NodeProcess> nodes;
    private final List<Player> players = new ArrayList<>();
    private long answerEveryMillis = 100;

    private Fleet(AutoCloseable store, List<NodeProcess> nodes) {
        this.store = store;
        this.nodes = nodes;
    }

    /** Starts so many nodes, each with a line of its own to one Redis, and waits until all let connections in. */
    static Fleet start(int size, String... properties) {
        return start(new LinedRedis(size), size, properties);
    }

    /** Starts so many nodes, each of them a member of Hazelcast, with a line to it. */
    static Fleet ofMembers(int size, String... properties) {
        return start(new LinedMembers(size), size, properties);
    }

    private static Fleet start(NodeStore store, int size, String... properties) {
        return launched(store, size, i -> Stream.concat(store.at(i), Stream.of(properties)));
    }

    /** Starts so many nodes over any Redis. */
    static Fleet over(AutoCloseable redis, int size, String... properties) {
        return launched(
                redis, size, i -> Stream.concat(Stream.of("single-session.store=redis"), Stream.of(properties)));
    }

    private static Fleet launched(AutoCloseable store, int size, IntFunction<Stream<String>> properties) {
        var nodes = IntStream.range(0, size)
                .mapToObj(i -> new NodeProcess(
                        "node-" + i, Settings.with(properties.apply(i).toList())))
                .toList();
        nodes.forEach(NodeProcess::launch);
        nodes.forEach(NodeProcess::awaitStarted);
        return new Fleet(store, nodes);
    }

    /** Clients answer so often; ten times a second where nothing else is said. */
    Fleet answeringEvery(Duration interval) {
        answerEveryMillis = interval.toMillis();
        return this;
    }

    long answerEveryMillis() {
        return answerEveryMillis;
    }

    int size() {
        return nodes.size();
    }

    NodeProcess node(int number) {
        return nodes.get(number % nodes.size());
    }

    /** The line between a node and Redis. */
    Line line(int number) {
        return lined().line(number);
    }

    RedisServer redis() {
        return lined().server();
    }

    private LinedRedis lined() {
        if (store instanceof LinedRedis lined) {
            return lined;
        }
        throw new IllegalStateException("no Redis with lines to it, but " + store);
    }

    /** The lines between the nodes, where these are members of Hazelcast. */
    LinedMembers members() {
        if (store instanceof LinedMembers members) {
            return members;
        }
        throw new IllegalStateException("no members of Hazelcast, but " + store);
    }

    HttpClient http() {
        return http;
    }

    /** A user begins to play at a node. */
    Player player(String user, String endpoint, int node) {
        var player = new Player(this, user, endpoint, node);
        players.add(player);
        return player.start();
    }

    void after(long millis, Runnable task) {
        var unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** All answers that were processed so far. */
    List<Score> scores() {
        return nodes.stream()
                .flatMap(node -> ScoreFile.read(node.scores()).stream())
                .toList();
    }

    /** Starts the nodes again that do not run. */
    void relaunch() {
        var away = nodes.stream().filter(node -> !node.runs()).toList();
        away.forEach(NodeProcess::launch);
        away.forEach(NodeProcess::awaitStarted);
    }

    /** Everybody closes his page. */
    void leave() {
        players.forEach(Player::leave);
        players.clear();
    }

    @Override
    public void close() {
        leave();
        nodes.forEach(NodeProcess::close);
        timer.shutdownNow();
        try {
            store.close();
        } catch (Exception e) {
            throw new IllegalStateException("does not end: " + store, e);
        }
    }
}
