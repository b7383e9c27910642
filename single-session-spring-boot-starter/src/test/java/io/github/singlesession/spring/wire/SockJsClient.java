// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

/** STOMP over the WebSocket transport of SockJS; the client makes up the session id that is part of the address. */
record SockJsClient(RawWebSocket socket) {

    static SockJsClient open(QuizServer server, String endpoint, String user, String sessionId) {
        var path = endpoint + "/000/" + user + "-" + sessionId + "/websocket";
        var socket = server.openAt(path, "x-user: " + user).socket();
        assertThat(socket.next()).isEqualTo(new Received.Text("o"));
        return new SockJsClient(socket);
    }

    SockJsClient connected() {
        assertThat(send(StompFrame.connect()).receive().command()).isEqualTo("CONNECTED");
        return this;
    }

    void assertRefused() {
        DUPLICATE_SESSION.assertIsError(
                send(StompFrame.connect()).receive(),
                "single-session-retry-after:2250",
                "single-session-takeover-allowed:false");
        assertThat(socket.next()).isEqualTo(new Received.Text("c[4409,\"DUPLICATE_SESSION\"]"));
        assertThat(socket.next()).isEqualTo(DUPLICATE_SESSION.close());
    }

    private SockJsClient send(StompFrame frame) {
        var json = frame.text().replace("\n", "\\n").replace("\0", "\\u0000");
        socket.text("[\"" + json + "\"]");
        return this;
    }

    private StompFrame receive() {
        var text = ((Received.Text) socket.next()).payload();
        assertThat(text).startsWith("a[\"").endsWith("\"]");
        var json = text.substring(3, text.length() - 2);
        return StompFrame.parse(
                json.replace("\\n", "\n").replace("\\u0000", "\0").replace("\\\"", "\""));
    }
}
