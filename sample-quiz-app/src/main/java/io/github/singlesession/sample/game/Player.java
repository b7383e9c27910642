// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import org.jspecify.annotations.Nullable;

/** A player and what he has done in the running game; {@code answer} is his answer to the latest question. */
public record Player(
        String name, boolean present, int score, @Nullable Answer answer) {

    /** What a player chose, and the points that it is worth. */
    public record Answer(int choice, int points) {}

    static Player arriving(String name) {
        return new Player(name, true, 0, null);
    }

    Player present(boolean nowPresent) {
        return new Player(name, nowPresent, score, answer);
    }

    Player answering(Answer given) {
        return new Player(name, present, score, given);
    }

    Player rewarded() {
        return answer == null ? this : new Player(name, present, score + answer.points(), answer);
    }

    Player readyForQuestion() {
        return new Player(name, present, score, null);
    }

    Player readyForGame() {
        return new Player(name, present, 0, null);
    }
}
