// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;
import org.springframework.web.socket.sockjs.transport.TransportHandlingSockJsService;

/** Notes at the handshake, the last moment at which it can be known, in which HTTP session a connection is opened. */
public final class HttpSessionTagging implements HandshakeInterceptor {

    /** Adds this to the endpoints of a mapping, behind the interceptors that they have. */
    public void install(AbstractUrlHandlerMapping mapping) {
        mapping.getHandlerMap().values().forEach(this::addTo);
    }

    private void addTo(Object httpHandler) {
        if (httpHandler instanceof WebSocketHttpRequestHandler webSocket) {
            webSocket.setHandshakeInterceptors(withThis(webSocket.getHandshakeInterceptors()));
        } else if (httpHandler instanceof SockJsHttpRequestHandler sockJs
                && sockJs.getSockJsService() instanceof TransportHandlingSockJsService service) {
            service.setHandshakeInterceptors(withThis(service.getHandshakeInterceptors()));
        }
    }

    private List<HandshakeInterceptor> withThis(List<HandshakeInterceptor> there) {
        if (there.contains(this)) {
            return there;
        }
        var all = new ArrayList<>(there);
        all.add(this);
        return all;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request instanceof ServletServerHttpRequest servlet) {
            var httpSession = servlet.getServletRequest().getSession(false);
            if (httpSession != null) {
                HttpSessionTag.of(httpSession.getId()).putInto(attributes);
            }
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {
        // Nothing is left to be done.
    }
}
