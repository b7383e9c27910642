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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some nodes over one Redis, each with a line of its own to it, and clients of theirs. */
final class Fleet implements AutoCloseable {

    private final RedisServer redis = RedisServer.running();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "players");
        thread.setDaemon(true);
        return thread;
    });

    private final List<Line> lines;
    private final List<NodeProcess> nodes;
    private final List<Player> players = new ArrayList<>();
    private long answerEveryMillis = 100;

    private Fleet(int size, List<String> properties) {
        lines = Stream.generate(() -> new Line(redis.port())).limit(size).toList();
        nodes = IntStream.range(0, size)
                .mapToObj(i -> new NodeProcess(
                        "node-" + i,
                        Stream.concat(
                                        properties.stream(),
                                        Settings.redisAt(lines.get(i).port()))
                                .toList()))
                .toList();
    }

    /** Starts so many nodes, and waits until all of them let connections in. */
    static Fleet start(int size, String... properties) {
        var all = Stream.concat(Settings.PROPERTIES.stream(), Stream.of(properties))
                .toList();
        var fleet = new Fleet(size, all);
        fleet.nodes.forEach(NodeProcess::launch);
        fleet.nodes.forEach(NodeProcess::awaitStarted);
        return fleet;
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
        return lines.get(number);
    }

    RedisServer redis() {
        return redis;
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

    /** Everybody closes his page. */
    void leave() {
        players.forEach(Player::leave);
        players.clear();
    }

    @Override
    public void close() {
        leave();
        nodes.forEach(NodeProcess::close);
        lines.forEach(Line::close);
        redis.close();
        timer.shutdownNow();
    }
}
