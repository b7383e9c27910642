// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A STOMP client that notes when it was let in, and when it was thrown out. */
final class KickClient implements WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 20;
    private static final int REPLACED = 4410;
    private static final String CONNECT = "CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\n\n\0";

    private final CompletableFuture<Long> connected = new CompletableFuture<>();
    private final CompletableFuture<Long> replaced = new CompletableFuture<>();
    private final WebSocket socket;

    /** Opens a connection of this user, and sends nothing yet. */
    KickClient(HttpClient http, int port, String user) {
        socket = http.newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .header("x-user", user)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Sends CONNECT, and returns when that was, in nanoseconds. */
    long connect() {
        long now = System.nanoTime();
        var unused = socket.sendText(CONNECT, true);
        return now;
    }

    /** Waits for CONNECTED, and returns when it came. */
    long connected() {
        return await(connected);
    }

    /** Waits for the close frame that says that another session has the seat, and returns when it came. */
    long replaced() {
        return await(replaced);
    }

    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private static long await(CompletableFuture<Long> moment) {
        return moment.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (data.toString().startsWith("CONNECTED")) {
            connected.complete(System.nanoTime());
        } else {
            connected.completeExceptionally(new IllegalStateException(data.toString()));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        long now = System.nanoTime();
        if (code == REPLACED) {
            replaced.complete(now);
        } else {
            fail(new IllegalStateException("closed with " + code + " " + reason));
        }
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        fail(error);
    }

    private void fail(Throwable error) {
        connected.completeExceptionally(error);
        replaced.completeExceptionally(error);
    }
}
