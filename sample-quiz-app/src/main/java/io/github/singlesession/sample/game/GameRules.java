// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.time.Duration;
import java.util.stream.Stream;

/** How long a game is, and what an answer is worth. */
public record GameRules(int questions, Duration lobby, Duration question, Duration reveal, Duration podium) {

    private static final int FOR_BEING_RIGHT = 500;
    private static final int FOR_BEING_FAST = 500;

    public GameRules {
        if (questions < 1) {
            throw new IllegalArgumentException("A game needs at least one question, not " + questions);
        }
        if (Stream.of(lobby, question, reveal, podium).anyMatch(length -> length.toMillis() < 1)) {
            throw new IllegalArgumentException("Each stage needs at least a millisecond");
        }
    }

    /** From 1,000 points at the first moment of the period down to 500 at its last. */
    int points(Period period, Duration answeredAt) {
        long left = period.remaining(answeredAt).toMillis();
        return FOR_BEING_RIGHT
                + Math.toIntExact(FOR_BEING_FAST * left / period.length().toMillis());
    }
}
