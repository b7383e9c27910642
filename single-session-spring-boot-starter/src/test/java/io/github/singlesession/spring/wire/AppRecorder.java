// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.web.socket.messaging.SessionConnectEvent;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;

/** What reached the application: its handlers, its event listeners, its broker. */
class AppRecorder {

    /** A frame that the application worked on. */
    record Processed(String sessionId, @Nullable String user, String body) {}

    private final List<Processed> processed = new CopyOnWriteArrayList<>();
    private final List<StompHeaderAccessor> connects = new CopyOnWriteArrayList<>();
    private final List<String> disconnects = new CopyOnWriteArrayList<>();
    private final List<Message<?>> inbound = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch block = new CountDownLatch(0);

    @EventListener
    void on(SessionConnectEvent event) {
        connects.add(StompHeaderAccessor.wrap(event.getMessage()));
    }

    @EventListener
    void on(SessionDisconnectEvent event) {
        disconnects.add(event.getSessionId());
    }

    void processed(Processed work) {
        processed.add(work);
    }

    /** A message as every subscriber of the inbound channel gets it: the controllers, the broker or its relay. */
    void inbound(Message<?> message) {
        inbound.add(message);
    }

    List<Processed> processed() {
        return List.copyOf(processed);
    }

    /** The bodies that the application worked on in the name of this user, in the order in which it did. */
    List<String> bodiesOf(String user) {
        return processed.stream()
                .filter(work -> user.equals(work.user()))
                .map(Processed::body)
                .toList();
    }

    /** Session ids of {@link SessionConnectEvent}s. */
    List<String> connects() {
        return connects.stream()
                .map(headers -> String.valueOf(headers.getSessionId()))
                .toList();
    }

    /** What the {@link SessionConnectEvent} of this session shows of its CONNECT. */
    StompHeaderAccessor connectOf(String sessionId) {
        return connects.stream()
                .filter(headers -> sessionId.equals(headers.getSessionId()))
                .findFirst()
                .orElseThrow();
    }

    /** Session ids of {@link SessionDisconnectEvent}s: one may come twice. */
    List<String> disconnects() {
        return List.copyOf(disconnects);
    }

    /** What the broker got from this session. */
    List<StompHeaderAccessor> inboundOf(String sessionId) {
        return inbound.stream()
                .map(StompHeaderAccessor::wrap)
                .filter(headers -> sessionId.equals(headers.getSessionId()))
                .toList();
    }

    /** Makes {@code /app/block} hold its thread until the returned handle is run. */
    Runnable block() {
        var latch = new CountDownLatch(1);
        block = latch;
        return latch::countDown;
    }

    void awaitUnblocked() {
        try {
            if (!block.await(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody unblocked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
