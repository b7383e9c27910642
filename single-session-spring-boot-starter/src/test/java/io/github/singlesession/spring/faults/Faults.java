// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A fleet of nodes to which something happens, and users who must not suffer from it for longer than was promised. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Faults {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final String mode;

    @SuppressWarnings("NullAway.Init") // set before the first test
    Fleet fleet;

    private final Set<String> users = new LinkedHashSet<>();
    private String test = "";

    Faults(String mode) {
        this.mode = mode;
    }

    @BeforeAll
    void start() {
        fleet = fleet("single-session.on-store-failure=" + mode);
    }

    /** Starts the fleet of these tests. */
    Fleet fleet(String property) {
        return Fleet.start(2, property);
    }

    @AfterAll
    void stop() {
        fleet.close();
        Measured.print();
    }

    @BeforeEach
    void name(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    /** Whatever happened: when all users have gone, nothing is left of them. */
    @AfterEach
    void leaveNothingBehind() {
        fleet.leave();
        users.forEach(user -> patiently()
                .untilAsserted(() -> assertThat(get(fleet.node(1), "/actuator/singlesession/" + user))
                        .contains("\"sessions\":[]")));
        for (int i = 0; i < fleet.size(); i++) {
            var node = fleet.node(i);
            patiently().untilAsserted(() -> assertThat(get(node, "/actuator/metrics/single.session.in.doubt"))
                    .contains("\"value\":0.0"));
        }
        users.clear();
    }

    /** A user of this test plays at a node, and has answered. */
    Player playing(String name, String endpoint, int node) {
        var player = wanting(name, endpoint, node);
        awaitPlaying(player);
        return player;
    }

    /** A user of this test wants to play at a node. */
    Player wanting(String name, String endpoint, int node) {
        var user = test + "-" + name;
        users.add(user);
        return fleet.player(user, endpoint, node);
    }

    /** Awaits an answer of a player, who then forgets what it took. */
    static void awaitPlaying(Player player) {
        patiently().until(() -> player.in() && !player.latencies().isEmpty());
        player.forget();
    }

    static void awaitIn(Player player) {
        patiently().until(player::in);
    }

    /** Lets time pass in which a fault may show. */
    static void forAWhile(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(duration.plus(PATIENCE))
                .until(() -> System.nanoTime() - end >= 0);
    }

    static ConditionFactory patiently() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(PATIENCE);
    }

    /** What the fault did: the longest that one of these players was kept out, and what was processed of this test's users. */
    Measured measured(String fault, Player... players) {
        var lockOut = Stream.of(players)
                .map(Player::longestWait)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return measured(fault, lockOut);
    }

    Measured measured(String fault, Duration lockOut) {
        var mine = users;
        var scores = fleet.scores().stream()
                .filter(score -> mine.contains(score.user()))
                .toList();
        assertThat(scores).as("answers of %s", users).isNotEmpty();
        return new Measured(fault, mode, lockOut, OutOfTurn.among(scores));
    }

    String get(NodeProcess node, String path) {
        try {
            var request = HttpRequest.newBuilder(node.page(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return fleet.http().send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
