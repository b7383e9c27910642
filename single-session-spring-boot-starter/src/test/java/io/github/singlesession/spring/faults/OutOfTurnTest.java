// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.faults.ScoreFile.Score;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutOfTurnTest {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    @Test
    void isNobodyWhereOneSessionFollowsTheOther() {
        var scores = List.of(score(1, "a", 1), score(2, "a", 1), score(3, "b", 2), score(9, "b", 2));

        assertThat(OutOfTurn.among(scores)).isEqualTo(new OutOfTurn(0, Duration.ZERO, 0));
    }

    @Test
    void isWhoSpeaksOnWhileItsSuccessorDoes() {
        var scores = List.of(score(1, "a", 1), score(2, "b", 2), score(3, "a", 1), score(4, "b", 2), score(8, "a", 1));

        assertThat(OutOfTurn.among(scores)).isEqualTo(new OutOfTurn(2, MICRO.multipliedBy(5), 0));
    }

    @Test
    void isNotHeldUpByTokensWhereThereAreNone() {
        var scores = List.of(score(1, "a", 1), score(2, "b", 0), score(3, "a", 1), score(3, "a", 1));

        assertThat(OutOfTurn.among(scores).unfenced()).isEqualTo(2);
    }

    @Test
    void isWhoSpeaksOnAfterAnotherGotTheSeatBack() {
        var scores = List.of(score(1, "a", 1), score(2, "b", 2), score(3, "a", 3), score(4, "a", 3), score(5, "b", 2));

        assertThat(OutOfTurn.among(scores)).isEqualTo(new OutOfTurn(1, Duration.ZERO, 0));
    }

    @Test
    void isSomebodyOfTheSameUser() {
        var other = new Score(2, "bob", "b", 2);

        assertThat(OutOfTurn.among(List.of(score(1, "a", 1), other, score(3, "a", 1)))
                        .answers())
                .isZero();
    }

    private static Score score(long micros, String session, long token) {
        return new Score(micros, "alice", session, token);
    }
}
