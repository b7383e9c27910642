// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.GameRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the room plays.
 *
 * @param questions how many questions a game has
 * @param lobbyTime how long players gather before a game begins by itself
 * @param questionTime how long a question is open
 * @param revealTime how long the right answer is shown
 * @param podiumTime how long the winner is shown
 * @param leaveGrace how long a player may be without a session before the others see him as gone
 */
@ConfigurationProperties("quiz")
record QuizProperties(
        @DefaultValue("7") int questions,
        @DefaultValue("20s") Duration lobbyTime,
        @DefaultValue("15s") Duration questionTime,
        @DefaultValue("5s") Duration revealTime,
        @DefaultValue("12s") Duration podiumTime,
        @DefaultValue("4s") Duration leaveGrace) {

    GameRules rules() {
        return new GameRules(questions, lobbyTime, questionTime, revealTime, podiumTime);
    }
}
