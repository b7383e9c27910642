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

            var before = serve(fleet, "before");
            fleet.line(0).fallSilent();
            var during = serve(fleet, "during");

            System.out.println("Redis answers:   " + before + "\nRedis is silent: " + during);
            assertThat(players).allMatch(Player::in);
            assertThat(during.answers()).isGreaterThan(before.answers() / 2);
            assertThat(during.slowest()).isLessThan(before.slowest().plus(STORE_TIMEOUT));
        }
    }

    /** Asks for pages for a while, and lets somebody new connect with each. */
    private static Served serve(Fleet fleet, String newcomers) throws Exception {
        int answersBefore = fleet.scores().size();
        var latencies = new ArrayList<Duration>();
        long end = System.nanoTime() + WINDOW.toNanos();
        while (System.nanoTime() - end < 0) {
            fleet.player(newcomers + latencies.size(), FIRST_COME, 0);
            latencies.add(latencyOfAPage(fleet));
            Faults.forAWhile(Duration.ofMillis(50));
        }
        latencies.sort(Duration::compareTo);
        return new Served(fleet.scores().size() - answersBefore, List.copyOf(latencies));
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

    /** The answers that were processed, and how long pages took, fastest first. */
    private record Served(int answers, List<Duration> latencies) {

        Duration slowest() {
            return latencies.get(latencies.size() - 1);
        }

        @Override
        public String toString() {
            return "%d answers; %d pages, median %d ms, slowest %d ms"
                    .formatted(
                            answers,
                            latencies.size(),
                            latencies.get(latencies.size() / 2).toMillis(),
                            slowest().toMillis());
        }
    }
}
