// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells of the close frame, of which Spring's STOMP client tells nobody. */
record CloseListening(WebSocketClient client, Consumer<CloseStatus> listener) implements WebSocketClient {

    @Override
    public CompletableFuture<WebSocketSession> execute(
            WebSocketHandler handler, String uri, @Nullable Object... values) {
        return execute(
                handler,
                null,
                UriComponentsBuilder.fromUriString(uri)
                        .buildAndExpand(values)
                        .encode()
                        .toUri());
    }

    @Override
    public CompletableFuture<WebSocketSession> execute(
            WebSocketHandler handler, @Nullable WebSocketHttpHeaders headers, URI uri) {
        var listening = new WebSocketHandlerDecorator(handler) {
            @Override
            public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
                super.afterConnectionClosed(session, status);
                listener.accept(status);
            }
        };
        return client.execute(listening, headers, uri);
    }
}
