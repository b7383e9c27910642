// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.ScoringApp.FIRST_COME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new version is rolled out while a thousand play. */
@Tag("thorough")
@DisplayName("a rolling restart of three nodes under 1,000 users")
class RedisRollingRestartTests {

    private static final int USERS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** 334 clients are sent away within a second, and shake hands with those nodes that are left. */
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    @Test
    void locksNobodyOut() {
        try (var fleet = Fleet.start(3).answeringEvery(Duration.ofSeconds(1))) {
            var players = IntStream.range(0, USERS)
                    .mapToObj(i -> fleet.player("user-" + i, FIRST_COME, i))
                    .toList();
            awaitAllIn(players);
            players.forEach(Player::forget);

            for (int i = 0; i < fleet.size(); i++) {
                fleet.node(i).leave();
                fleet.node(i).launch().awaitStarted();
                awaitAllIn(players);
            }

            assertThat(players).allMatch(player -> player.times(1012) > 0);
            assertThat(players.stream().filter(player -> player.times(4409) > 0))
                    .isEmpty();
            var longest = players.stream()
                    .map(Player::longestWait)
                    .max(Duration::compareTo)
                    .orElseThrow();
            new Measured(
                            "three nodes restarted one by one, 1,000 users",
                            "fail-open",
                            longest,
                            OutOfTurn.among(fleet.scores()))
                    .within(RECONNECT, Duration.ZERO);
        } finally {
            Measured.print();
        }
    }

    private static void awaitAllIn(List<Player> players) {
        await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> players.stream()
                .allMatch(Player::in));
    }
}
