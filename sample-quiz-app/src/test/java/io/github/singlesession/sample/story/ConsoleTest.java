// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.singlesession.sample.game.Player;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@code docs/getting-started.md} has its reader paste into the console of two tabs. */
class ConsoleTest extends Story {

    @Test
    void hearsThatItIsConnectedAndASecondOneThatItIsNot() throws IOException {
        var first = browser().play("alice");
        // Signed in, and without the page that would hold the seat.
        first.load("about:blank");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> game().state().players().stream().noneMatch(Player::present));
        var one = browser().blank("alice");
        var two = browser().blank("alice");

        paste(one);
        one.await("CONNECTED", () -> heard(one).startsWith("CONNECTED"));
        paste(two);
        two.await("the close", () -> heard(two).endsWith("4409 DUPLICATE_SESSION"));

        assertThat(heard(two)).contains("ERROR", "single-session-code:DUPLICATE_SESSION");
        assertThat(heard(one)).doesNotContain("4410");
    }

    private static void paste(Tab tab) throws IOException {
        try (var file = ConsoleTest.class.getResourceAsStream("console.js")) {
            var script = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            tab.run("window.heard = []; const console = { log: (...words) => window.heard.push(words.join(' ')) };"
                    + script);
        }
    }

    private static String heard(Tab tab) {
        return tab.run("return window.heard.join('\\n')");
    }
}
