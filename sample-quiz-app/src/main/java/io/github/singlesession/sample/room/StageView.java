// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.singlesession.sample.game.Stage;
import java.time.Duration;
import java.util.List;

/** A stage as the players may see it: an open question doesn't say which choice is right. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StageView.Idle.class, name = "idle"),
    @JsonSubTypes.Type(value = StageView.Lobby.class, name = "lobby"),
    @JsonSubTypes.Type(value = StageView.Question.class, name = "question"),
    @JsonSubTypes.Type(value = StageView.Reveal.class, name = "reveal"),
    @JsonSubTypes.Type(value = StageView.Podium.class, name = "podium")
})
sealed interface StageView {

    record Idle() implements StageView {}

    record Lobby(Clock clock) implements StageView {}

    record Question(int number, int of, String text, List<String> choices, Clock clock) implements StageView {}

    record Reveal(int number, int of, String text, List<String> choices, int right, Clock clock) implements StageView {}

    record Podium(List<String> winners, Clock clock) implements StageView {}

    static StageView of(Stage stage, Duration moment) {
        if (stage instanceof Stage.Lobby lobby) {
            return new Lobby(Clock.of(lobby.period(), moment));
        }
        if (stage instanceof Stage.Asking asking) {
            var turn = asking.turn();
            var question = turn.question();
            return new Question(
                    turn.number(), turn.of(), question.text(), question.choices(), Clock.of(asking.period(), moment));
        }
        if (stage instanceof Stage.Reveal reveal) {
            var turn = reveal.turn();
            var question = turn.question();
            return new Reveal(
                    turn.number(),
                    turn.of(),
                    question.text(),
                    question.choices(),
                    question.right(),
                    Clock.of(reveal.period(), moment));
        }
        if (stage instanceof Stage.Podium podium) {
            return new Podium(podium.winners(), Clock.of(podium.period(), moment));
        }
        return new Idle();
    }
}
