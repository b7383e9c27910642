// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/**
 * Stands around a handler that speaks no STOMP. The claim is made before the handler hears of a connection, every message
 * passes only while its session holds, and every callback gets the same wrapped session.
 */
final class PlainHandlerDecorator extends WebSocketHandlerDecorator {

    private final PlainAdmission admission;

    PlainHandlerDecorator(WebSocketHandler delegate, PlainAdmission admission) {
        super(delegate);
        this.admission = admission;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        var endpoint = admission.enforcedEndpointOf(session, getLastHandler());
        if (endpoint == null) {
            super.afterConnectionEstablished(session);
            return;
        }
        if (admission.endedAsBroughtTwice(session)) {
            return;
        }
        var connection = admission.open(session, endpoint);
        var callbacks = new HandlerCallbacks(getDelegate(), connection);
        try {
            if (admission.admit(connection)) {
                callbacks.established();
            }
        } finally {
            connection.opened();
        }
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
        var callbacks = HandlerCallbacks.of(session.getAttributes());
        if (callbacks == null) {
            super.handleMessage(session, message);
            return;
        }
        callbacks.connection().heard();
        if (callbacks.open() && callbacks.connection().mayPass() && !Liveness.answersOurs(message)) {
            super.handleMessage(callbacks.connection().session(), message);
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) throws Exception {
        var callbacks = HandlerCallbacks.of(session.getAttributes());
        if (callbacks == null) {
            super.handleTransportError(session, exception);
        } else if (callbacks.open()) {
            super.handleTransportError(callbacks.connection().session(), exception);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
        var callbacks = HandlerCallbacks.of(session.getAttributes());
        if (callbacks == null) {
            super.afterConnectionClosed(session, status);
        } else {
            admission.closed(callbacks.connection(), status);
            callbacks.closed(status);
        }
    }
}
