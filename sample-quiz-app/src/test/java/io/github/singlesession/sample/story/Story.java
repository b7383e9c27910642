// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.singlesession.sample.game.QuizGame;
import io.github.singlesession.sample.game.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The running application and a browser. A question is open for much longer than a story needs to answer it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "quiz.questions=3",
            "quiz.lobby-time=90s",
            "quiz.question-time=90s",
            "quiz.reveal-time=3s",
            "quiz.podium-time=3s",
            "quiz.leave-grace=2s",
            // The stories take the seat over more often in a minute than any person does.
            "single-session.takeover.max=100"
        })
@ExtendWith(ChromiumCondition.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {

    @Autowired
    private QuizGame game;

    private @Nullable Browser browser;

    @BeforeAll
    void startBrowser(@LocalServerPort int port) throws IOException {
        browser = new Browser(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium"), port);
    }

    @AfterEach
    void everybodyLeaves() {
        browser().empty();
        await().atMost(Duration.ofSeconds(20)).until(() -> game.state().stage() instanceof Stage.Idle);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    Browser browser() {
        return Objects.requireNonNull(browser);
    }

    QuizGame game() {
        return game;
    }

    static void awaitQuestion(Tab tab, int number) {
        tab.await(
                "question " + number,
                () -> tab.attribute("stage", "data-stage").equals("question")
                        && tab.attribute("stage", "data-number").equals(String.valueOf(number)));
    }

    /** A lone player's answer closes the question: the tab answers, and its game goes on to the next one. */
    static void playsOn(Tab tab, int number) {
        awaitQuestion(tab, number);
        tab.click("choice-0");
        awaitQuestion(tab, number + 1);
    }

    /** A tab that would reconnect by itself would have done so, in the time that another one played in. */
    static void staysAway(Tab tab) {
        assertThat(tab.screen()).isEqualTo("elsewhere");
        assertThat(tab.run("return document.body.dataset.connection")).isEqualTo("ended");
    }
}
