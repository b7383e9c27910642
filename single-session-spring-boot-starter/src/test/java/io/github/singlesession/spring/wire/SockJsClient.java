// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

/** STOMP over the WebSocket transport of SockJS; the client makes up the session id that is part of the address. */
record SockJsClient(RawWebSocket socket) {

    static SockJsClient open(QuizServer server, String endpoint, String user, String sessionId) {
        return openAs(server, endpoint, user, user + "-" + sessionId);
    }

    static SockJsClient openAs(QuizServer server, String endpoint, String user, String sessionId) {
        var path = endpoint + "/000/" + sessionId + "/websocket";
        var socket = server.openAt(path, "x-user: " + user).socket();
        assertThat(socket.next()).isEqualTo(new Received.Text("o"));
        return new SockJsClient(socket);
    }

    SockJsClient connected() {
        assertThat(connectAndReceive().command()).isEqualTo("CONNECTED");
        return this;
    }

    StompFrame connectAndReceive() {
        return send(StompFrame.connect()).receive();
    }

    void assertRefused() {
        DUPLICATE_SESSION.assertIsError(
                connectAndReceive(), "single-session-retry-after:2250", "single-session-takeover-allowed:false");
        assertThat(socket.next()).isEqualTo(new Received.Text("c[4409,\"DUPLICATE_SESSION\"]"));
        assertThat(socket.next()).isEqualTo(DUPLICATE_SESSION.close());
    }

    private SockJsClient send(StompFrame frame) {
        socket.text(SockJsFrames.toServer(frame));
        return this;
    }

    private StompFrame receive() {
        return SockJsFrames.stomp(((Received.Text) socket.next()).payload());
    }
}
