// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.AnswerOutcome;
import io.github.singlesession.sample.game.QuizGame;
import java.security.Principal;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

/** What a player's session may ask of the room. */
@Controller
final class RoomController {

    private final QuizGame game;

    RoomController(QuizGame game) {
        this.game = game;
    }

    /** One answer to one question, by its number in the game. */
    record Answer(int number, int choice) {}

    @SubscribeMapping("/room")
    Welcome welcome(Principal player) {
        return Welcome.to(player.getName(), game.state());
    }

    @MessageMapping("/start")
    void start() {
        game.start();
    }

    @MessageMapping("/answer")
    @SendToUser(destinations = "/queue/answer", broadcast = false)
    AnswerOutcome answer(Answer answer, Principal player) {
        return game.answer(player.getName(), answer.number(), answer.choice());
    }
}
