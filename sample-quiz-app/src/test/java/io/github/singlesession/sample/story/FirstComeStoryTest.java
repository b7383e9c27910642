// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The policy of application.yml: who is in the seat keeps it, until he says "use here" in another tab. */
class FirstComeStoryTest extends Story {

    private static final String SECRET = "return sessionStorage.getItem('single-session-client')";

    @Test
    void refusesTheSecondTabWhileTheFirstPlaysOn() {
        var first = browser().play("alice");
        first.click("start");

        var second = browser().open("alice");
        second.awaitScreen("refused");
        assertThat(second.shows("use-here")).isTrue();
        second.screenshot("refused");

        triesAgainInVain(second);
        playsOn(first, 1);
        assertThat(second.screen()).isEqualTo("refused");
    }

    @Test
    void movesTheGameToTheTabThatSaysUseHere() {
        var first = browser().play("alice");
        first.click("start");
        var second = browser().open("alice");
        second.awaitScreen("refused");

        second.click("use-here");

        second.awaitScreen("room");
        first.awaitScreen("elsewhere");
        first.screenshot("elsewhere");
        playsOn(second, 1);
        staysAway(first);
    }

    @Test
    void givesTheSeatBackToTheTabThatTakesItBack() {
        var first = browser().play("alice");
        first.click("start");
        var second = browser().open("alice");
        second.click("use-here");
        first.awaitScreen("elsewhere");

        first.click("take-back");

        first.awaitScreen("room");
        second.awaitScreen("elsewhere");
        playsOn(first, 1);
        staysAway(second);
    }

    @Test
    void seatsTheSecondTabWhenTheFirstIsClosed() {
        var first = browser().play("alice");
        var second = browser().open("alice");
        second.awaitScreen("refused");

        first.close();
        second.click("try-again");

        second.awaitScreen("room");
    }

    @Test
    void asksSomebodyWhomTheServerNoLongerKnowsToSignIn() {
        browser().play("alice");
        var second = browser().open("alice");
        second.awaitScreen("refused");

        browser().forgetSignIns();
        second.click("try-again");

        second.awaitScreen("sign-in");
    }

    @Test
    void treatsADuplicatedTabAsAnotherTab() {
        var original = browser().play("alice");
        original.click("start");

        var duplicate = browser().duplicate(original);

        duplicate.awaitScreen("refused");
        assertThat(duplicate.run(SECRET)).isNotEqualTo(original.run(SECRET));
        playsOn(original, 1);
    }

    private static void triesAgainInVain(Tab tab) {
        var attempt = Integer.parseInt(tab.attribute("refused", "data-attempt"));
        tab.click("try-again");
        tab.await("another refusal", () -> Integer.parseInt(tab.attribute("refused", "data-attempt")) > attempt);
        tab.awaitScreen("refused");
    }
}
