// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The newest tab has the seat. */
@TestPropertySource(properties = "single-session.policy=kick-old")
class KickOldStoryTest extends Story {

    @Test
    void tellsTheFirstTabThatTheGameContinuedElsewhere() {
        var first = browser().play("alice");
        first.click("start");
        awaitQuestion(first, 1);

        var second = browser().open("alice");

        second.awaitScreen("room");
        first.awaitScreen("elsewhere");
        first.screenshot("elsewhere-kick-old");
        playsOn(second, 1);
        staysAway(first);
    }

    @Test
    void givesTheSeatBackToTheTabThatTakesItBack() {
        var first = browser().play("alice");
        first.click("start");
        var second = browser().open("alice");
        first.awaitScreen("elsewhere");

        first.click("take-back");

        first.awaitScreen("room");
        second.awaitScreen("elsewhere");
        playsOn(first, 1);
        staysAway(second);
    }
}
