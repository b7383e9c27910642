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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Four threads serve everything. Were one of them to wait for the store whenever a newcomer asks, nobody would be served
 * while the store is silent.
 */
@Tag("full")
@DisplayName("an application with 50 busy users and few threads")
class RedisBusyTests {

    private static final int USERS = 50;
    private static final int THREADS = 4;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Pattern COUNT = Pattern.compile("\"COUNT\",\"value\":(\\d+)");

    @Test
    void goesOnServingPagesAndFramesWhileRedisIsSilent() throws Exception {
        try (var fleet =
                Fleet.start(1, "server.tomcat.threads.max=" + THREADS, "server.tomcat.threads.min-spare=" + THREADS)) {
            var players = IntStream.range(0, USERS)
                    .mapToObj(i -> fleet.player("user-" + i, FIRST_COME, 0))
                    .toList();
            players.forEach(Faults::awaitIn);

            var before = serve(fleet, players, "before");
            long waitedBefore = claimsInVain(fleet);
            long silentSince = System.nanoTime();
            fleet.line(0).fallSilent();
            var during = serve(fleet, players, "during");
            long waited = claimsInVain(fleet) - waitedBefore;
            long triesOneByOne = (System.nanoTime() - silentSince) / STORE_TIMEOUT.toNanos() + 1;

            System.out.println("Redis answers:   " + before + "\nRedis is silent: " + during + "; " + waited
                    + " newcomers waited for it");
            assertThat(players).allMatch(Player::in);
            assertThat(during.answers().count()).isGreaterThan(before.answers().count() / 2);
            assertThat(during.answers().median())
                    .isLessThan(before.answers().median().plus(STORE_TIMEOUT.dividedBy(2)));
            assertThat(during.pages().median())
                    .isLessThan(before.pages().median().plus(STORE_TIMEOUT.dividedBy(2)));
            // Each of them held a thread for a whole time-out: as many as there are at first, then one at a time.
            assertThat(waited).as("newcomers who waited for Redis").isBetween(1L, THREADS + triesOneByOne);
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
        get(fleet, "/page");
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** How many claims were not answered so far. */
    private static long claimsInVain(Fleet fleet) throws IOException, InterruptedException {
        var timer = get(fleet, "/actuator/metrics/single.session.store.commands?tag=operation:claim&tag=outcome:error");
        var count = COUNT.matcher(timer);
        assertThat(count.find()).as(timer).isTrue();
        return Long.parseLong(count.group(1));
    }

    private static String get(Fleet fleet, String page) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(fleet.node(0).page(page))
                .timeout(Duration.ofSeconds(20))
                .build();
        var answer = fleet.http().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
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
