// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.GameTimer;
import io.github.singlesession.sample.game.QuestionPool;
import io.github.singlesession.sample.game.QuizGame;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.SimpMessagingTemplate;

/** The one room of this application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuizProperties.class)
class RoomConfiguration {

    @Bean
    GameTimer gameTimer() {
        return new ThreadGameTimer();
    }

    @Bean
    QuizGame quizGame(QuizProperties properties, GameTimer timer, SimpMessagingTemplate messages) {
        return new QuizGame(
                QuestionPool.load(),
                properties.rules(),
                timer,
                RandomGenerator.getDefault(),
                state -> messages.convertAndSend("/topic/room", RoomView.of(state)));
    }

    @Bean
    Presence presence(QuizProperties properties, GameTimer timer, QuizGame game) {
        return new Presence(timer, properties.leaveGrace(), game::join, game::leave);
    }
}
