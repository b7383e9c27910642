// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.GameState;
import io.github.singlesession.sample.game.Player;
import io.github.singlesession.sample.game.Stage;
import java.util.List;
import java.util.function.Function;

/** The room as everybody in it may see it. Of two views the one with the larger version is the later. */
record RoomView(long version, StageView stage, List<PlayerView> players) {

    static RoomView of(GameState state) {
        Function<Player, PlayerView> view =
                state.stage() instanceof Stage.Reveal ? PlayerView::revealing : PlayerView::hiding;
        return new RoomView(
                state.version(),
                StageView.of(state.stage(), state.moment()),
                state.players().stream().map(view).toList());
    }
}
