// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.PerConnectionWebSocketHandler;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.messaging.SubProtocolWebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;

/** Knows the handlers that speak no STOMP: where they are, whose they are, and how one is put around them. */
final class PlainHandlers {

    private PlainHandlers() {}

    /** Returns the WebSocket handler behind what serves a path, null if it serves no WebSocket. */
    static @Nullable WebSocketHandler behind(@Nullable Object httpHandler) {
        if (httpHandler instanceof WebSocketHttpRequestHandler webSocket) {
            return webSocket.getWebSocketHandler();
        }
        return httpHandler instanceof SockJsHttpRequestHandler sockJs ? sockJs.getWebSocketHandler() : null;
    }

    static boolean speaksStomp(WebSocketHandler handler) {
        return WebSocketHandlerDecorator.unwrap(handler) instanceof SubProtocolWebSocketHandler;
    }

    /** Returns whether our decorator stands somewhere around a handler. */
    static boolean decorated(WebSocketHandler handler) {
        var current = handler;
        while (current instanceof WebSocketHandlerDecorator decorator) {
            if (decorator instanceof PlainHandlerDecorator) {
                return true;
            }
            current = decorator.getDelegate();
        }
        return false;
    }

    /** Returns whether a handler's connections are enforced at an endpoint; a framework's own only if it is named. */
    static boolean enforced(WebSocketHandler handler, String endpoint, EnforcedPaths paths) {
        return paths.enforce(endpoint) && (!ofAFramework(handler) || paths.name(endpoint));
    }

    private static boolean ofAFramework(WebSocketHandler handler) {
        var last = WebSocketHandlerDecorator.unwrap(handler);
        return last.getClass().getName().startsWith("org.springframework.")
                && !(last instanceof PerConnectionWebSocketHandler);
    }
}
