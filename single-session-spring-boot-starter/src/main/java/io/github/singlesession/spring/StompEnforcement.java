// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.SessionGuard;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.messaging.support.InterceptableChannel;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.messaging.StompSubProtocolHandler;
import org.springframework.web.socket.messaging.SubProtocolWebSocketHandler;

/**
 * Enforces on STOMP endpoints. It stands at three places: {@linkplain #decorate around} the WebSocket handler, in its
 * STOMP decoder and {@linkplain #install behind} every interceptor of the inbound channel.
 */
public final class StompEnforcement {

    private final EdgeSettings settings;
    private final Connections connections;
    private final ConnectionStompDecoder decoder = new ConnectionStompDecoder();
    private final SingleSessionChannelInterceptor interceptor;

    /** Creates an enforcement that enforces nothing until it is installed. */
    public StompEnforcement(
            EdgeSettings settings,
            RuleBook ruleBook,
            SessionGuard guard,
            SessionEvents events,
            Connections connections) {
        this.settings = settings;
        this.connections = connections;
        this.interceptor = new SingleSessionChannelInterceptor(new ConnectAdmission(guard, events, ruleBook));
    }

    /** Returns a handler around the one that serves the STOMP endpoints; it must be the outermost. */
    public WebSocketHandler decorate(WebSocketHandler stompHandler) {
        return new SingleSessionHandlerDecorator(stompHandler, connections, settings.paths());
    }

    /**
     * Installs what can only be installed once everything else is there. To be called before connections come.
     *
     * @param inbound the channel of frames from clients; our interceptor goes behind all it has
     * @param stompHandler the handler that serves the STOMP endpoints, decorated or not
     * @param mappings the patterns under which it is mapped
     * @param events where Spring publishes the events of STOMP sessions
     */
    public void install(
            InterceptableChannel inbound,
            WebSocketHandler stompHandler,
            Stream<String> mappings,
            ApplicationEventPublisher events) {
        settings.paths().mapped(mappings);
        var publisher = new AdmittedEventPublisher(events);
        if (WebSocketHandlerDecorator.unwrap(stompHandler) instanceof SubProtocolWebSocketHandler handler) {
            for (var protocol : handler.getProtocolHandlers()) {
                if (protocol instanceof StompSubProtocolHandler stomp) {
                    decoder.setHeaderInitializer(stomp.getHeaderInitializer());
                    stomp.setDecoder(decoder);
                    stomp.setApplicationEventPublisher(publisher);
                }
            }
        }
        inbound.addInterceptor(interceptor);
    }
}
