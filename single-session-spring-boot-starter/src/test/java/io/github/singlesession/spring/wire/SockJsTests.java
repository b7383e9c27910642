// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SockJS")
class SockJsTests extends InBothOrders {

    @Test
    void refusesTheSecondSessionOfAUser() {
        open("alice", "one").connected();

        open("alice", "two").assertRefused();
    }

    @Test
    void isLimitedTogetherWithWebSocket() {
        var holder = server.connected("bob");

        open("bob", "one").assertRefused();

        holder.expectEcho("still here");
    }

    @Test
    void freesTheSeatWhenItsClientCloses() {
        open("carol", "one").connected().socket().closeNormally();

        server.awaitConnected("carol").expectEcho("mine now");
    }

    private SockJsClient open(String user, String sessionId) {
        return SockJsClient.open(server, "/sock", user, sessionId);
    }
}
