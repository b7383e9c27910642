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

/** The server's side of the connections, found by the client's port or by id. It is a decorator of the application's own. */
class AppConnections implements WebSocketHandlerDecoratorFactory {

    /** A connection, and the status with which it was closed. */
    record Connection(WebSocketSession session, CompletableFuture<CloseStatus> closed) {}

    private static final String CONNECTION = AppConnections.class.getName();

    private final Map<Integer, Connection> byClientPort = new ConcurrentHashMap<>();
    private final Map<String, Connection> byId = new ConcurrentHashMap<>();

    /** The latest connection from this port; the server may learn of it a little later than its client. */
    Connection from(int clientPort) {
        return QuizServer.patiently().until(() -> byClientPort.get(clientPort), Objects::nonNull);
    }

    /** The latest connection that Spring knows by this id; a SockJS client makes it up. */
    Connection named(String id) {
        return QuizServer.patiently().until(() -> byId.get(id), Objects::nonNull);
    }

    @Override
    public WebSocketHandler decorate(WebSocketHandler handler) {
        return new WebSocketHandlerDecorator(handler) {

            @Override
            public void afterConnectionEstablished(WebSocketSession session) throws Exception {
                var connection = new Connection(session, new CompletableFuture<>());
                byClientPort.put(clientPort(session), connection);
                byId.put(session.getId(), connection);
                // By then Jetty knows the address no more.
                session.getAttributes().put(CONNECTION, connection);
                super.afterConnectionEstablished(session);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
                super.afterConnectionClosed(session, status);
                if (session.getAttributes().get(CONNECTION) instanceof Connection connection) {
                    connection.closed().complete(status);
                }
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
