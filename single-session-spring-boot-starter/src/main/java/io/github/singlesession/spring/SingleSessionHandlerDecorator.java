// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/**
 * The outermost handler of the STOMP endpoints. It makes the {@link Connection} of a session, gives every callback the
 * same wrapped session, and releases when the socket is closed, which is heard once, in time, and before any listener
 * of the application.
 */
final class SingleSessionHandlerDecorator extends WebSocketHandlerDecorator {

    private final Connections connections;
    private final EnforcedPaths paths;

    SingleSessionHandlerDecorator(WebSocketHandler delegate, Connections connections, EnforcedPaths paths) {
        super(delegate);
        this.connections = connections;
        this.paths = paths;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        var endpoint = paths.endpointOf(session.getUri());
        if (connections.endedAsBroughtTwice(session)) {
            return;
        }
        if (paths.enforce(endpoint)) {
            var connection = connections.open(session, endpoint, Protocol.STOMP);
            try {
                super.afterConnectionEstablished(connection.session());
            } finally {
                connection.opened();
            }
        } else {
            super.afterConnectionEstablished(session);
        }
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
        var connection = Connection.of(session.getAttributes());
        if (connection == null) {
            super.handleMessage(session, message);
            return;
        }
        connection.heard();
        if (!connection.over() && !Liveness.answersOurs(message)) {
            ConnectionStompDecoder.decodingFor(connection);
            try {
                super.handleMessage(connection.session(), message);
            } finally {
                ConnectionStompDecoder.decodingFor(null);
            }
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) throws Exception {
        super.handleTransportError(wrapped(session), exception);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
        var connection = Connection.of(session.getAttributes());
        if (connection != null) {
            connections.closed(connection, status);
        }
        super.afterConnectionClosed(wrapped(session), status);
    }

    private static WebSocketSession wrapped(WebSocketSession session) {
        var connection = Connection.of(session.getAttributes());
        return connection == null ? session : connection.session();
    }
}
