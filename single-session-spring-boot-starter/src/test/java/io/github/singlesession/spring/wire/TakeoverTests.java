// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.TAKEOVER_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("takeover and resume, under first-come")
class TakeoverTests extends InBothOrders {

    private static final String TAKEOVER = "single-session-takeover:true";
    private static final String TAB_ONE = "single-session-client:tab-1_0123456789A";
    private static final String TAB_TWO = "single-session-client:tab-2_0123456789A";
    private static final String RETRY_AFTER = "single-session-retry-after:2250";
    private static final String TAKEOVER_ALLOWED = "single-session-takeover-allowed:true";

    TakeoverTests() {
        super(
                "single-session.takeover.on-request=true",
                "single-session.takeover.max=2",
                "single-session.takeover.window=1h");
    }

    @Test
    void offersTheTakeoverToWhoIsRefused() {
        var holder = server.connected("alice");

        DUPLICATE_SESSION.expectOn(server.open("alice").connect(), RETRY_AFTER, TAKEOVER_ALLOWED);

        holder.expectEcho("still here");
    }

    @Test
    void replacesTheHolderOnRequest() {
        var holder = server.connected("bob");

        var newcomer = server.connected("bob", TAKEOVER);

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void keepsTheSeatOfTheNewcomerWhenTheLoserClosesLate() {
        var holder = server.connected("carol");
        holder.socket().stopAnswering();
        var newcomer = server.connected("carol", TAKEOVER);
        SESSION_REPLACED.assertIsError(holder.expectError());

        holder.reset();
        server.awaitClosed(holder);

        DUPLICATE_SESSION.expectOn(server.open("carol").connect(), RETRY_AFTER, TAKEOVER_ALLOWED);
        newcomer.expectEcho("still mine");
    }

    @Test
    void givesAReconnectingTabItsOwnSeat() {
        var before = server.connected("dave", TAB_ONE);

        var after = server.connected("dave", TAB_ONE);

        SESSION_REPLACED.expectOn(before);
        after.expectEcho("still me");
    }

    @Test
    void takesAnotherTabForAnother() {
        server.connected("erin", TAB_ONE);

        DUPLICATE_SESSION.expectOn(server.open("erin").connect(TAB_TWO), RETRY_AFTER, TAKEOVER_ALLOWED);
    }

    @Test
    void doesNotGiveTheTabOfOneUserTheSeatOfAnother() {
        var frank = server.connected("frank", TAB_ONE);
        server.connected("grace");

        DUPLICATE_SESSION.expectOn(server.open("grace").connect(TAB_ONE), RETRY_AFTER, TAKEOVER_ALLOWED);
        frank.expectEcho("still here");
    }

    @Test
    void endsAKickWar() {
        server.connected("heidi");
        server.connected("heidi", TAKEOVER);
        var holder = server.connected("heidi", TAKEOVER);

        assertLimited(server.open("heidi").connect(TAKEOVER));

        holder.expectEcho("still here");
    }

    @Test
    void countsResumesAsTakeovers() {
        server.connected("ivan", TAB_ONE);
        server.connected("ivan", TAB_ONE);
        var holder = server.connected("ivan", TAB_ONE);

        assertLimited(server.open("ivan").connect(TAB_ONE));

        holder.expectEcho("still here");
    }

    @Test
    void grantsAFreeSeatWhateverTheBudget() {
        server.connected("judy");
        server.connected("judy", TAKEOVER);
        server.connected("judy", TAKEOVER).closeNormally();

        server.awaitConnected("judy");
    }

    private static void assertLimited(RawStomp client) {
        assertThat(TAKEOVER_LIMIT.expectRetryLaterOn(client)).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
    }
}
