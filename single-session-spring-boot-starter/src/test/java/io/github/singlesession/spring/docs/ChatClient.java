// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** A STOMP client that learns why its session is over. */
final class ChatClient extends StompSessionHandlerAdapter {

    /** Why it is over: null for a code that is none of single-session's. */
    record End(@Nullable String code, long retryAfterMillis) {}

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private volatile @Nullable End told;

    /** Completes when the connection is closed. */
    CompletableFuture<End> end() {
        return end;
    }

    /** Completes when the seat is ours, and exceptionally if it will not be. */
    CompletableFuture<StompSession> connect(URI server, WebSocketHttpHeaders handshake, StompHeaders connect) {
        var stomp = new WebSocketStompClient(new CloseListening(new StandardWebSocketClient(), this::closed));
        stomp.setMessageConverter(new StringMessageConverter());
        return stomp.connectAsync(server, handshake, connect, this);
    }

    /** Spring calls this for an ERROR frame. */
    @Override
    public void handleFrame(StompHeaders headers, @Nullable Object text) {
        var retryAfter = headers.getFirst("single-session-retry-after");
        told = new End(headers.getFirst("single-session-code"), retryAfter == null ? 0 : Long.parseLong(retryAfter));
    }

    private void closed(CloseStatus status) {
        end.complete(Objects.requireNonNullElseGet(told, () -> new End(status.getReason(), 0)));
    }
}
