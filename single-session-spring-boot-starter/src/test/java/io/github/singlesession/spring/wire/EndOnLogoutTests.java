// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.EndReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.event.LogoutSuccessEvent;

/** Real users of real browsers, as far as cookies go, who sign in and out over HTTP. */
@DisplayName("end-on-logout")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndOnLogoutTests {

    private static final String[] PROPERTIES = {"single-session.end-on-logout=true", "single-session.limit=3"};

    private QuizServer server;

    @BeforeAll
    void start() {
        server = QuizServer.startWith(Node.class, PROPERTIES);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signed-in", "/signed-in/sock/websocket"})
    void endsWhatTheHttpSessionOpenedAndNothingElse(String path) {
        var signedOut = Browser.signedIn(server, "alice");
        var other = Browser.signedIn(server, "alice").connected(path);
        var tabs = new RawStomp[] {signedOut.connected(path), signedOut.connected(path)};

        signedOut.signOut();

        for (var tab : tabs) {
            SESSION_REVOKED.expectOn(tab);
        }
        other.expectEcho("another browser");
        other.closeNormally();
        server.awaitSeatFree("alice");
    }

    @Test
    void endsPlainConnections() {
        var browser = Browser.signedIn(server, "bob");
        var socket = browser.open("/signed-in/plain").socket();
        PlainServer.greeted(socket);

        browser.signOut();

        PlainServer.assertEnds(socket, SESSION_REVOKED);
    }

    @Test
    void endsWithAnHttpSessionThatNobodySignedOutOf() {
        var browser = Browser.signedIn(server, "carol");
        var client = browser.connected();
        var simpSessionId = server.sessionId(client);

        browser.invalidate();

        SESSION_REVOKED.expectOn(client);
        var end = server.context().getBean(HeardEvents.class).awaitEnd(simpSessionId);
        assertThat(end.reason()).isEqualTo(EndReason.REVOKED);
        assertThat(end.detail()).isEqualTo("HTTP session ended");
    }

    @Test
    void endsAConnectionThatHasNotSentConnectYet() {
        var browser = Browser.signedIn(server, "dave");
        var open = browser.open("/signed-in");
        server.sessionId(open);

        browser.signOut();

        SESSION_REVOKED.expectOn(open);
    }

    @Test
    void followsAnHttpSessionThatGetsAnotherId() {
        var browser = Browser.signedIn(server, "erin");
        var cookie = browser.cookie();
        var client = browser.connected();

        browser.signIn("erin");
        assertThat(browser.cookie()).isNotEqualTo(cookie);
        client.expectEcho("still signed in");
        browser.signOut();

        SESSION_REVOKED.expectOn(client);
    }

    @Test
    void letsTheUserComeBack() {
        var browser = Browser.signedIn(server, "frank");
        browser.connected();
        browser.signOut();

        browser.signIn("frank").connected().expectEcho("back");
    }

    @Test
    void needsNoEndOfTheHttpSession() {
        try (var lasting =
                QuizServer.startWith(Node.class, "single-session.end-on-logout=true", "sign-out-invalidates=false")) {
            var browser = Browser.signedIn(lasting, "grace");
            var client = browser.connected();

            browser.signOut();

            SESSION_REVOKED.expectOn(client);
            browser.signIn("grace").connected().expectEcho("back");
        }
    }

    @Test
    void endsAllOfAUserWhoHasNoHttpSessionOnEveryNode() {
        try (var south = QuizServer.startWith(Node.class, PROPERTIES)) {
            var here = server.connected("heidi");
            var there = south.connected("heidi");
            var other = south.connected("ivan");

            server.context().publishEvent(new LogoutSuccessEvent(new TestingAuthenticationToken("heidi", "n/a")));

            SESSION_REVOKED.expectOn(here);
            SESSION_REVOKED.expectOn(there);
            other.expectEcho("somebody else");
        }
    }

    @Test
    void isASignOutThoughTheStoreIsAway() {
        try (var cut = QuizServer.startWith(StoreAway.class, "single-session.end-on-logout=true")) {
            var browser = Browser.signedIn(cut, "judy");
            var client = browser.connected();
            cut.context().getBean(StoreSwitch.class).set(StoreSwitch.Line.CUT);

            browser.signOut();

            SESSION_REVOKED.expectOn(client);
        }
    }

    @Test
    void isOffUnlessItIsAskedFor() {
        // With the HTTP session alive: Tomcat closes the connections of one that ends, whatever we do.
        try (var off = QuizServer.startWith(Node.class, "sign-out-invalidates=false")) {
            var browser = Browser.signedIn(off, "kim");
            var client = browser.connected();

            browser.signOut();

            client.expectEcho("still here");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({SignInApp.class, OneStore.class, HeardEvents.class})
    static class Node {}

    @Configuration(proxyBeanMethods = false)
    @Import({SignInApp.class, StoreFailureApp.class})
    static class StoreAway {}
}
