// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

/** What the game says to an answer. */
public sealed interface AnswerOutcome {

    /** It counts. Whether it is right comes out with the reveal. */
    record Accepted(int number, int choice) implements AnswerOutcome {}

    /** It changed nothing. */
    record Ignored(int number, Reason reason) implements AnswerOutcome {}

    /** Why an answer changed nothing. */
    enum Reason {
        /** The player isn't in the room. */
        NOT_PLAYING,
        /** That question isn't open: its time is over, or it never was asked. */
        NOT_OPEN,
        /** The question has no such choice. */
        NO_SUCH_CHOICE,
        /** The player's first answer stands. */
        ALREADY_ANSWERED
    }
}
