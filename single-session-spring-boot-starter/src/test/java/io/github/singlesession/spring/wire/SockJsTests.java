// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SockJS over its WebSocket transport; the client makes up the session id that is part of the address. */
@DisplayName("SockJS")
class SockJsTests extends InBothOrders {

    @Test
    void refusesTheSecondSessionOfAUser() {
        connected("alice", "one");

        assertRefused(open("alice", "two"));
    }

    @Test
    void isLimitedTogetherWithWebSocket() {
        var holder = server.connected("bob");

        assertRefused(open("bob", "one"));

        holder.expectEcho("still here");
    }

    @Test
    void freesTheSeatWhenItsClientCloses() {
        connected("carol", "one").closeNormally();

        server.awaitConnected("carol").expectEcho("mine now");
    }

    private void assertRefused(RawWebSocket client) {
        send(client, StompFrame.connect());
        DUPLICATE_SESSION.assertIsError(
                receive(client), "single-session-retry-after:2250", "single-session-takeover-allowed:false");
        assertThat(client.next()).isEqualTo(new Received.Text("c[4409,\"DUPLICATE_SESSION\"]"));
        assertThat(client.next()).isEqualTo(DUPLICATE_SESSION.close());
    }

    private RawWebSocket connected(String user, String sessionId) {
        var client = open(user, sessionId);
        send(client, StompFrame.connect());
        assertThat(receive(client).command()).isEqualTo("CONNECTED");
        return client;
    }

    private RawWebSocket open(String user, String sessionId) {
        var path = "/sock/000/" + user + "-" + sessionId + "/websocket";
        var client = server.openAt(path, "x-user: " + user).socket();
        assertThat(client.next()).isEqualTo(new Received.Text("o"));
        return client;
    }

    private static void send(RawWebSocket client, StompFrame frame) {
        var json = frame.text().replace("\n", "\\n").replace("\0", "\\u0000");
        client.text("[\"" + json + "\"]");
    }

    private static StompFrame receive(RawWebSocket client) {
        var text = ((Received.Text) client.next()).payload();
        assertThat(text).startsWith("a[\"").endsWith("\"]");
        var json = text.substring(3, text.length() - 2);
        return StompFrame.parse(
                json.replace("\\n", "\n").replace("\\u0000", "\0").replace("\\\"", "\""));
    }
}
