// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.sample.game.GameState;
import io.github.singlesession.sample.game.Period;
import io.github.singlesession.sample.game.Player;
import io.github.singlesession.sample.game.Question;
import io.github.singlesession.sample.game.Stage;
import io.github.singlesession.sample.game.Turn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoomViewTest {

    private static final Period PERIOD = new Period(Duration.ZERO, Duration.ofSeconds(10));
    private static final Turn TURN = new Turn(1, 7, new Question("Which?", List.of("a", "b", "c", "d"), 2));
    private static final List<Player> PLAYERS = List.of(new Player("alice", true, 300, new Player.Answer(2, 900)));

    private final JsonMapper json = new JsonMapper();

    @Test
    void keepsTheRightChoiceAndEverybodysAnswerToItselfWhileTheQuestionIsOpen() {
        var view = viewOf(new Stage.Asking(TURN, PERIOD));

        assertThat(json.writeValueAsString(view))
                .contains("\"name\":\"question\"", "\"answered\":true", "\"left\":7000", "\"total\":10000")
                .contains("\"choice\":null", "\"points\":null")
                .doesNotContain("right", "900");
    }

    @Test
    void tellsThemAtTheReveal() {
        var view = viewOf(new Stage.Reveal(TURN, PERIOD));

        assertThat(json.writeValueAsString(view))
                .contains("\"name\":\"reveal\"", "\"right\":2", "\"choice\":2", "\"points\":900");
    }

    @Test
    void remindsOnlyThePlayerHimselfOfHisAnswer() {
        var state = new GameState(1, Duration.ofSeconds(3), new Stage.Asking(TURN, PERIOD), PLAYERS);

        assertThat(Welcome.to("alice", state).choice()).isEqualTo(2);
        assertThat(Welcome.to("bob", state).choice()).isNull();
    }

    private static RoomView viewOf(Stage stage) {
        return RoomView.of(new GameState(1, Duration.ofSeconds(3), stage, PLAYERS));
    }
}
