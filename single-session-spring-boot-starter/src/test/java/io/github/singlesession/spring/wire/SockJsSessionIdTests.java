// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the session id that a SockJS client makes up")
class SockJsSessionIdTests extends InBothOrders {

    /** A probe would free a seat that was leaked: here it comes too late to hide one. */
    SockJsSessionIdTests() {
        super(SignedIn.class, "server.shutdown=immediate", "single-session.ping.probe-timeout=60s");
    }

    @Test
    void isNoKeyToTheSeatOfItsOwnUser() {
        assertNothingIsGainedByTheIdOf("alice", "alice");
    }

    @Test
    void isNoKeyToTheSeatOfSomebodyElse() {
        assertNothingIsGainedByTheIdOf("bob", "mallory");

        assertThat(server.isSeated("mallory")).isFalse();
    }

    /** At another endpoint, since each knows its own ids; Spring tells two of one id apart by an ERROR of its own. */
    private void assertNothingIsGainedByTheIdOf(String holder, String user) {
        open("/sock", holder, "of-" + holder).connected();

        var second = open("/sock/watch", user, "of-" + holder);
        assertThat(second.connectAndReceive().header("message")).isEqualTo("Session already exists");
        second.socket().awaitEnd();

        assertThat(server.isSeated(holder)).isTrue();
        assertThat(open("/sock", holder, "new-" + holder).connectAndReceive().header("message"))
                .isEqualTo("DUPLICATE_SESSION");
    }

    /** Spring would carry on with the second socket, and forget the first one and whatever it holds. */
    @Test
    void endsTheSessionIfASecondSocketBringsIt() {
        open("/sock", "dave", "twice").connected();

        var second = server.openAt("/sock/000/twice/websocket", "x-user: dave").socket();

        // With 4400, unless Spring's open frame gets in its way: then with 1011.
        second.awaitEnd();
        server.awaitSeatFree("dave");
        open("/sock", "dave", "another").connected();
    }

    private SockJsClient open(String endpoint, String user, String id) {
        return SockJsClient.openAs(server, endpoint, user, id);
    }
}
