// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.Player;
import org.jspecify.annotations.Nullable;

/** A player as the others see him: what he chose, and what it was worth, is his secret until the reveal. */
record PlayerView(
        String name,
        boolean present,
        int score,
        boolean answered,
        @Nullable Integer choice,
        @Nullable Integer points) {

    static PlayerView hiding(Player player) {
        return new PlayerView(player.name(), player.present(), player.score(), player.answer() != null, null, null);
    }

    static PlayerView revealing(Player player) {
        var answer = player.answer();
        return answer == null
                ? hiding(player)
                : new PlayerView(
                        player.name(), player.present(), player.score(), true, answer.choice(), answer.points());
    }
}
