// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a connection that never sends CONNECT")
class ConnectTimeoutTests extends InBothOrders {

    ConnectTimeoutTests() {
        super("single-session.connect-timeout=1s");
    }

    @Test
    void isEndedInTime() {
        BAD_REQUEST.expectOn(server.open("alice"));
    }

    @Test
    void isNotKeptByPongs() {
        var bob = server.open("bob");
        bob.socket().pong();

        BAD_REQUEST.expectOn(bob);
    }

    @Test
    void isNotKeptByAnUnfinishedConnect() {
        BAD_REQUEST.expectOn(server.open("carol").raw("CONNECT\naccept-version:1.2\n"));
    }

    @Test
    void isNoSessionThatHasConnected() {
        var dave = server.connected("dave");

        // Opened later, cut by the time-out: by then the older one would have been cut too.
        BAD_REQUEST.expectOn(server.open("dave"));

        dave.expectEcho("still here");
    }
}
