// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.sample.game.Stage;
import org.junit.jupiter.api.Test;

/** What several people see of the game and of each other. */
class PlayersStoryTest extends Story {

    private static final String IS_TOO_WIDE =
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private static final String REMEMBER_WHO_WAS_GONE = """
            window.gone = new Set();
            new MutationObserver(() => document.querySelectorAll('[data-present=false]')
                .forEach((row) => window.gone.add(row.dataset.testid)))
              .observe(document.body, {subtree: true, childList: true, attributes: true});
            """;

    @Test
    void signsInByNameAndPassword() {
        var tab = browser().open("bob");
        tab.awaitScreen("sign-in");
        tab.screenshot("sign-in");

        tab.type("name", "bob");
        tab.type("password", "wrong");
        tab.click("sign-in-submit");
        tab.await("a refusal", () -> tab.shows("sign-in-error"));

        tab.run("document.querySelector('[data-testid=password]').value = ''");
        tab.type("password", "builder");
        tab.click("sign-in-submit");
        tab.awaitScreen("room");
        assertThat(tab.text("you")).isEqualTo("bob");

        tab.click("sign-out");
        tab.awaitScreen("sign-in");
        tab.refresh();
        tab.awaitScreen("sign-in");
    }

    @Test
    void fitsAPhone() {
        var phone = browser().open("alice");
        phone.becomeAPhone();
        phone.awaitScreen("sign-in");
        assertThat(phone.run(IS_TOO_WIDE)).isEqualTo("false");
        phone.screenshot("phone-sign-in");

        phone.click("account-alice");
        phone.awaitScreen("room");
        phone.click("start");
        awaitQuestion(phone, 1);
        assertThat(phone.run(IS_TOO_WIDE)).isEqualTo("false");
        phone.screenshot("phone-question");
    }

    @Test
    void playsAWholeGameToItsWinnerAndThenTheNext() {
        var alice = browser().play("alice");
        var bob = browser().play("bob");
        var carol = browser().play("carol");
        alice.awaitAttribute("player-carol", "data-present", "true");
        alice.screenshot("lobby");
        alice.click("start");

        for (int number = 1; number <= 3; number++) {
            awaitQuestion(alice, number);
            awaitQuestion(bob, number);
            int right = rightChoice();
            carol.click("choice-" + (number == 1 ? right : (right + 2) % 4));
            alice.awaitAttribute("player-carol", "data-answered", "true");
            alice.screenshot("question");
            alice.click("choice-" + right);
            bob.awaitAttribute("player-alice", "data-answered", "true");
            alice.screenshot("answered");
            bob.click("choice-" + (right + 1) % 4);
            alice.awaitAttribute("stage", "data-stage", "reveal");
            assertThat(alice.text("verdict")).startsWith("Right!");
            alice.screenshot("reveal");
        }

        bob.awaitAttribute("stage", "data-stage", "podium");
        assertThat(bob.text("winner")).isEqualTo("alice wins!");
        alice.screenshot("podium");
        bob.awaitAttribute("stage", "data-stage", "lobby");
        bob.click("start");
        awaitQuestion(alice, 1);
        assertThat(alice.text("score-alice")).isEqualTo("0");
    }

    @Test
    void showsWhoLeftAndNeverWhoOnlyRefreshed() {
        var alice = browser().play("alice");
        var bob = browser().play("bob");
        var carol = browser().play("carol");
        bob.run(REMEMBER_WHO_WAS_GONE);
        alice.click("start");
        awaitQuestion(alice, 1);
        alice.click("choice-2");
        bob.awaitAttribute("player-alice", "data-answered", "true");

        alice.refresh();
        awaitQuestion(alice, 1);
        assertThat(alice.attribute("choice-2", "aria-pressed")).isEqualTo("true");
        carol.close();

        // Both graces are equally long, and hers began later: had alice counted as gone, she would be by now.
        bob.awaitAttribute("player-carol", "data-present", "false");
        assertThat(bob.attribute("player-alice", "data-present")).isEqualTo("true");
        assertThat(bob.run("return [...window.gone].join()")).isEqualTo("player-carol");
        bob.screenshot("gone");
    }

    @Test
    void neverShowsAsGoneWhoMovedToAnotherTab() {
        var first = browser().play("alice");
        var bob = browser().play("bob");
        var carol = browser().play("carol");
        bob.run(REMEMBER_WHO_WAS_GONE);
        var second = browser().open("alice");

        second.click("use-here");
        first.awaitScreen("elsewhere");
        first.close();
        carol.close();

        bob.awaitAttribute("player-carol", "data-present", "false");
        assertThat(bob.run("return [...window.gone].join()")).isEqualTo("player-carol");
    }

    private int rightChoice() {
        return game().state().stage() instanceof Stage.Asking asking
                ? asking.turn().question().right()
                : -1;
    }
}
