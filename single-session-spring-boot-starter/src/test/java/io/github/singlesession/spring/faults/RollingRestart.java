// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.ScoringApp.FIRST_COME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A new version is rolled out while many play: the nodes leave and come back one after the other. */
final class RollingRestart {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A third of the clients are sent away within a second, and shake hands with those nodes that are left. */
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    private RollingRestart() {}

    /** Nobody is refused, and nobody is kept out for longer than it takes to reconnect. */
    static void locksNobodyOut(Fleet fleet, int users, String name) {
        var players = IntStream.range(0, users)
                .mapToObj(i -> fleet.answeringEvery(Duration.ofSeconds(1)).player("user-" + i, FIRST_COME, i))
                .toList();
        awaitAllIn(players);
        players.forEach(Player::forget);

        for (int i = 0; i < fleet.size(); i++) {
            fleet.node(i).leave();
            fleet.node(i).launch().awaitStarted();
            awaitAllIn(players);
        }

        assertThat(players).allMatch(player -> player.times(1012) > 0);
        assertThat(players.stream().filter(player -> player.times(4409) > 0)).isEmpty();
        var longest = players.stream()
                .map(Player::longestWait)
                .max(Duration::compareTo)
                .orElseThrow();
        new Measured(name, "fail-open", longest, OutOfTurn.among(fleet.scores())).within(RECONNECT, Duration.ZERO);
    }

    private static void awaitAllIn(List<Player> players) {
        await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> players.stream()
                .allMatch(Player::in));
    }
}
