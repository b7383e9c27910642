// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.ScoringApp.FIRST_COME;
import static io.github.singlesession.spring.faults.Settings.STORE_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Four threads serve everything. Were one of them to wait for the store whenever a newcomer asks, nobody would be served
 * while the store is silent.
 */
@DisplayName("an application with 50 busy users and few threads")
class RedisBusyTests {

    private static final int USERS = 50;
    private static final Duration WINDOW = Duration.ofSeconds(5);

    @Test
    void goesOnServingPagesAndFramesWhileRedisIsSilent() throws Exception {
        try (var fleet = Fleet.start(1, "server.tomcat.threads.max=4", "server.tomcat.threads.min-spare=4")) {
            var players = IntStream.range(0, USERS)
                    .mapToObj(i -> fleet.player("user-" + i, FIRST_COME, 0))
                    .toList();
            players.forEach(Faults::awaitIn);

            var before = serve(fleet, players, "before");
            fleet.line(0).fallSilent();
            var during = serve(fleet, players, "during");

            System.out.println("Redis answers:   " + before + "\nRedis is silent: " + during);
            assertThat(players).allMatch(Player::in);
            assertThat(during.answers().count()).isGreaterThan(before.answers().count() / 2);
            assertThat(during.answers().median())
                    .isLessThan(before.answers().median().plus(STORE_TIMEOUT.dividedBy(2)));
            assertThat(during.pages().slowest())
                    .isLessThan(before.pages().slowest().plus(STORE_TIMEOUT));
        }
    }

    /** Asks for pages for a while, and lets somebody new come by with each. */
    private static Served serve(Fleet fleet, List<Player> players, String newcomers) throws Exception {
        players.forEach(Player::forget);
        var pages = new ArrayList<Duration>();
        long end = System.nanoTime() + WINDOW.toNanos();
        while (System.nanoTime() - end < 0) {
            var newcomer = fleet.player(newcomers + pages.size(), FIRST_COME, 0);
            pages.add(latencyOfAPage(fleet));
            Faults.forAWhile(Duration.ofMillis(50));
            newcomer.leave();
        }
        var answers =
                players.stream().flatMap(player -> player.latencies().stream()).toList();
        return new Served(Latencies.of(answers), Latencies.of(pages));
    }

    private static Duration latencyOfAPage(Fleet fleet) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        var request = HttpRequest.newBuilder(fleet.node(0).page("/page"))
                .timeout(Duration.ofSeconds(20))
                .build();
        assertThat(fleet.http().send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private record Served(Latencies answers, Latencies pages) {

        @Override
        public String toString() {
            return answers + " answers; " + pages + " pages";
        }
    }

    private record Latencies(int count, Duration median, Duration slowest) {

        static Latencies of(List<Duration> latencies) {
            var sorted = latencies.stream().sorted().toList();
            int count = sorted.size();
            return new Latencies(count, sorted.get(count / 2), sorted.get(count - 1));
        }

        @Override
        public String toString() {
            return "%d (median %d ms, slowest %d ms)".formatted(count, median.toMillis(), slowest.toMillis());
        }
    }
}
