// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** A client that speaks no STOMP: all that it is told is the close frame. */
final class PlainClient extends TextWebSocketHandler {

    private final CompletableFuture<CloseStatus> end = new CompletableFuture<>();

    CompletableFuture<CloseStatus> end() {
        return end;
    }

    CompletableFuture<WebSocketSession> connect(URI server, WebSocketHttpHeaders handshake, String clientId) {
        handshake.set("single-session-client", clientId);
        return new StandardWebSocketClient().execute(this, handshake, server);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        end.complete(status);
    }
}
