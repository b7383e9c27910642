// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A STOMP connection over a WebSocket of the JDK: frames out, frames in, and one end, whatever it comes of. */
final class StompSocket implements WebSocket.Listener {

    /** What a connection came to that ended without a close code. */
    static final int BROKEN = 1006;

    /** Hears of one connection. */
    interface Ear {

        void frame(String frame);

        /** The connection is over, said once. */
        void over(int code);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Ear ear;
    private final StringBuilder text = new StringBuilder();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable WebSocket line;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private StompSocket(Ear ear) {
        this.ear = ear;
    }

    /** Opens one and asks to be connected. */
    static StompSocket open(HttpClient http, URI uri, String user, Ear ear) {
        var socket = new StompSocket(ear);
        var unused = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("x-user", user)
                .buildAsync(uri, socket)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((line, failure) -> {
                    if (failure != null) {
                        socket.end(BROKEN);
                    }
                });
        return socket;
    }

    /** Sends a frame, unless the one before is still on its way or the connection is over. */
    synchronized void send(String frame) {
        var current = line;
        if (current != null && sent.isDone() && !over.get()) {
            sent = current.sendText(frame + "\0", true);
        }
    }

    /** Leaves as a page does that is closed. */
    void close() {
        var current = line;
        if (current != null && over.compareAndSet(false, true)) {
            var unused =
                    current.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((done, failure) -> current.abort());
        }
    }

    /** Gives the connection up, without a word to the server. */
    void abandon() {
        end(BROKEN);
    }

    private void end(int code) {
        if (over.compareAndSet(false, true)) {
            var current = line;
            if (current != null) {
                current.abort();
            }
            ear.over(code);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        line = opened;
        if (over.get()) {
            opened.abort();
            return;
        }
        send("CONNECT\naccept-version:1.2\nhost:quiz\n\n");
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            var frame = text.toString();
            text.setLength(0);
            ear.frame(frame);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(BROKEN);
    }
}
