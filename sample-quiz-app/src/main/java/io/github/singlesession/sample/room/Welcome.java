// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.GameState;
import io.github.singlesession.sample.game.Player;
import org.jspecify.annotations.Nullable;

/** What a session is told first; {@code choice} is this player's own answer to the open question, if he gave one. */
record Welcome(String you, @Nullable Integer choice, RoomView room) {

    static Welcome to(String name, GameState state) {
        var choice = state.players().stream()
                .filter(player -> player.name().equals(name))
                .findFirst()
                .map(Player::answer)
                .map(Player.Answer::choice)
                .orElse(null);
        return new Welcome(name, choice, RoomView.of(state));
    }
}
