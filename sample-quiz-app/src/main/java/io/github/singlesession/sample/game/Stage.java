// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.util.List;

/** What the room is doing. */
public sealed interface Stage {

    /** Nobody is here. */
    record Idle() implements Stage {}

    /** A stage that ends by itself when its time is over. */
    sealed interface Timed extends Stage {
        Period period();
    }

    /** Players gather; the game begins at the end of the period, or sooner if one of them starts it. */
    record Lobby(Period period) implements Timed {}

    /** A question is open. */
    record Asking(Turn turn, Period period) implements Timed {}

    /** A question is closed and its points are given. */
    record Reveal(Turn turn, Period period) implements Timed {}

    /** The game is over. Several players win it if they have equal scores, nobody if nobody has a point. */
    record Podium(List<String> winners, Period period) implements Timed {}
}
