// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuestionPoolTest {

    private static final QuestionPool POOL = QuestionPool.load();

    @Test
    void hasPlentyOfQuestionsAndNoneTwice() {
        assertThat(POOL.questions()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(POOL.questions()).extracting(Question::text).doesNotHaveDuplicates();
        assertThat(POOL.questions())
                .allSatisfy(question -> assertThat(question.choices()).doesNotHaveDuplicates());
    }

    @Test
    void drawsDifferentQuestions() {
        assertThat(POOL.draw(20, new Random(1))).extracting(Question::text).doesNotHaveDuplicates();
    }

    @Test
    void drawsNoMoreThanThereAre() {
        assertThat(POOL.draw(10_000, new Random(1))).hasSameSizeAs(POOL.questions());
    }

    @Test
    void shufflesTheChoicesAndKnowsTheRightOneWhereverItIs() {
        var question = new Question("Which?", List.of("right", "b", "c", "d"), 0);

        var random = new Random(1);
        var places = Stream.generate(() -> question.shuffled(random))
                .limit(50)
                .peek(shuffled ->
                        assertThat(shuffled.choices().get(shuffled.right())).isEqualTo("right"))
                .map(Question::right)
                .distinct();

        assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void saysWhichQuestionIsNotWrittenWell() {
        assertThatThrownBy(() -> QuestionPool.parse("Only three?\na\nb\nc\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'Only three?' needs 4 choices");
    }
}
