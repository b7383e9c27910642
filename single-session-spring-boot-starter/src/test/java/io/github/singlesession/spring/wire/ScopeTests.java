// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.TAKEOVER_LIMIT;
import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Players are on /ws, which no scope names. */
@DisplayName("scopes by endpoint")
class ScopeTests extends InBothOrders {

    private static final String PLAY = "/ws";
    private static final String WATCH = "/ws/watch";
    private static final String MODERATE = "/free/ws";
    private static final String TAKEOVER = "single-session-takeover:true";
    private static final String TAB = "single-session-client:tab-1_0123456789A";
    private static final String RETRY_AFTER = "single-session-retry-after:2250";
    private static final String NO_TAKEOVER = "single-session-takeover-allowed:false";
    private static final String TAKEOVER_ALLOWED = "single-session-takeover-allowed:true";

    ScopeTests() {
        super(
                "single-session.takeover.max=1",
                "single-session.takeover.window=1h",
                "single-session.scopes.spectator.paths=/ws/watch/**,/sock/watch",
                "single-session.scopes.spectator.policy=kick-old",
                "single-session.scopes.spectator.limit=2",
                "single-session.scopes.spectator.unauthenticated=ignore",
                "single-session.scopes.spectator.takeover.max=2",
                "single-session.scopes.moderator.paths=/free/**,/sock/raw",
                "single-session.scopes.moderator.takeover.on-request=true",
                "single-session.scopes.other.paths=/**/watch");
    }

    @Test
    void giveOneUserASeatInEach() {
        var player = connected(PLAY, "alice");
        var spectator = connected(WATCH, "alice");
        var moderator = connected(MODERATE, "alice");

        player.expectEcho("playing");
        spectator.expectEcho("watching");
        moderator.expectEcho("moderating");
    }

    @Test
    void haveRulesOfTheirOwn() {
        connected(PLAY, "bob");
        var first = connected(WATCH, "bob");
        var second = connected(WATCH, "bob");

        connected(WATCH, "bob");

        SESSION_REPLACED.expectOn(first);
        second.expectEcho("still watching");
        DUPLICATE_SESSION.expectOn(open(PLAY, "bob").connect(), RETRY_AFTER, NO_TAKEOVER);
    }

    @Test
    void inheritWhatTheyLeaveOut() {
        connected(MODERATE, "carol");

        DUPLICATE_SESSION.expectOn(open(MODERATE, "carol").connect(), RETRY_AFTER, TAKEOVER_ALLOWED);
        UNAUTHENTICATED.expectOn(server.openAt(MODERATE).connect());
        connected(MODERATE, "carol", TAKEOVER);
        assertLimited(open(MODERATE, "carol").connect(TAKEOVER));
    }

    @Test
    void letConnectionsWithoutAUserBeWhereTheySaySo() {
        server.openAt(WATCH).connect().expectConnected();

        UNAUTHENTICATED.expectOn(server.openAt(PLAY).connect());
    }

    @Test
    void haveTakeoverBudgetsOfTheirOwn() {
        connected(PLAY, "dave", TAB);
        connected(PLAY, "dave", TAB);
        assertLimited(open(PLAY, "dave").connect(TAB));

        connected(WATCH, "dave", TAB);
        connected(WATCH, "dave", TAB);
        connected(WATCH, "dave", TAB);
        assertLimited(open(WATCH, "dave").connect(TAB));
    }

    @Test
    void doNotGiveATabTheSeatThatItHasInAnother() {
        var player = connected(PLAY, "erin", TAB);

        connected(WATCH, "erin", TAB);

        player.expectEcho("still playing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws?/watch", "/%77s", "/ws;x=watch"})
    void areNotForTheClientToChoose(String spelling) {
        var player = connected(PLAY, "frank");

        DUPLICATE_SESSION.expectOn(open(spelling, "frank").connect("scope:spectator"), RETRY_AFTER, NO_TAKEOVER);

        player.expectEcho("still playing");
        player.closeNormally();
        server.awaitClosed(player);
    }

    @Test
    void holdForSockJs() {
        SockJsClient.open(server, "/sock", "grace", "one").connected();
        SockJsClient.open(server, "/sock/watch", "grace", "two").connected();
        SockJsClient.open(server, "/sock/watch", "grace", "three").connected();

        SockJsClient.open(server, "/sock", "grace", "four").assertRefused();
        DUPLICATE_SESSION.expectOn(open(PLAY, "grace").connect(), RETRY_AFTER, NO_TAKEOVER);
    }

    @Test
    void holdForAWebSocketEndpointBelowThatOfSockJs() {
        SockJsClient.open(server, "/sock", "heidi", "one").connected();

        connected("/sock/raw", "heidi");

        DUPLICATE_SESSION.expectOn(open(MODERATE, "heidi").connect(), RETRY_AFTER, TAKEOVER_ALLOWED);
    }

    private RawStomp connected(String endpoint, String user, String... connectHeaders) {
        return server.connectedAt(endpoint, user, connectHeaders);
    }

    private RawStomp open(String endpoint, String user) {
        return server.openAt(endpoint, "x-user: " + user);
    }

    private static void assertLimited(RawStomp client) {
        assertThat(TAKEOVER_LIMIT.expectRetryLaterOn(client)).isPositive();
    }
}
