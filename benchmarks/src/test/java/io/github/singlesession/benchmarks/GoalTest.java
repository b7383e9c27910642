// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.benchmarks.Goal.Verdict;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {

    @ParameterizedTest
    @CsvSource({"0.51,MET", "0.5,MET", "0.49,MISSED"})
    void isMetFromItsBoundOn(double measured, Verdict verdict) {
        assertThat(Goal.atLeast(0.5, "half", measured).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"399,MET", "400,MET", "401,MISSED"})
    void isMetUpToItsBound(double measured, Verdict verdict) {
        assertThat(Goal.atMost(400, "bytes", measured).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0.79,SAYS_NOTHING", "0.8,MET", "1.25,MET", "1.26,SAYS_NOTHING"})
    void saysNothingWhereTwinsDiffer(double twins, Verdict verdict) {
        var control = new Spread(twins, twins, twins);

        assertThat(Goal.atLeast(8, "eight", 9).controlledBy(control).verdict()).isEqualTo(verdict);
    }

    @Test
    void takesTheMedianOfTheRatiosOfTheRounds() {
        var scores = new Scores<Contender, Measurement>(Contender.class);
        DoubleStream.of(100, 10, 40).forEach(rate -> scores.add(Contender.MAP, new Measurement(rate, 56)));
        DoubleStream.of(50, 1, 40).forEach(rate -> scores.add(Contender.IN_MEMORY, new Measurement(rate, 400)));

        assertThat(scores.ratio(Contender.IN_MEMORY, Contender.MAP)).isEqualTo(new Spread(0.5, 0.1, 1));
    }

    @Test
    void takesTheMiddleOfAnEvenNumberOfRounds() {
        assertThat(Spread.of(DoubleStream.of(4, 1, 2, 3))).isEqualTo(new Spread(2.5, 1, 4));
    }
}
