// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecoratorFactory;

/** The server's side of the connections, found by the client's port. It is a decorator of the application's own. */
class AppConnections implements WebSocketHandlerDecoratorFactory {

    /** A connection, and the status with which it was closed. */
    record Connection(WebSocketSession session, CompletableFuture<CloseStatus> closed) {}

    private final Map<Integer, Connection> byClientPort = new ConcurrentHashMap<>();

    /** The latest connection from this port; the server may learn of it a little later than its client. */
    Connection from(int clientPort) {
        return QuizServer.patiently().until(() -> byClientPort.get(clientPort), Objects::nonNull);
    }

    @Override
    public WebSocketHandler decorate(WebSocketHandler handler) {
        return new WebSocketHandlerDecorator(handler) {

            @Override
            public void afterConnectionEstablished(WebSocketSession session) throws Exception {
                byClientPort.put(clientPort(session), new Connection(session, new CompletableFuture<>()));
                super.afterConnectionEstablished(session);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
                super.afterConnectionClosed(session, status);
                from(clientPort(session)).closed().complete(status);
            }
        };
    }

    private static int clientPort(WebSocketSession session) {
        var address = session.getRemoteAddress();
        if (address == null) {
            throw new AssertionError("no remote address of " + session);
        }
        return address.getPort();
    }
}
