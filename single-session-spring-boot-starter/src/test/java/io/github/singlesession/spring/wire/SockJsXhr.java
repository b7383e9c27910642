// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the two transports of SockJS that browsers fall back to: a request that streams, and polls. */
final class SockJsXhr {

    enum Transport {
        XHR_STREAMING,
        XHR
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String id;
    private final URI session;
    private final String user;
    private final Transport transport;
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private @Nullable InputStream stream;

    private SockJsXhr(String id, URI session, String user, Transport transport) {
        this.id = id;
        this.session = session;
        this.user = user;
        this.transport = transport;
    }

    /** Opens a session whose id the client makes up. */
    static SockJsXhr open(int port, String endpoint, Transport transport, String user, String id) {
        var client = new SockJsXhr(
                id, URI.create("http://127.0.0.1:" + port + endpoint + "/000/" + id + "/"), user, transport);
        if (transport == Transport.XHR_STREAMING) {
            client.startStream();
        }
        return client;
    }

    String id() {
        return id;
    }

    SockJsXhr opened() {
        assertThat(next()).isEqualTo("o");
        return this;
    }

    SockJsXhr connected(String... headers) {
        send(StompFrame.connect(headers));
        assertThat(receive().command()).isEqualTo("CONNECTED");
        return this;
    }

    SockJsXhr send(StompFrame frame) {
        return send(SockJsFrames.toServer(frame));
    }

    /** Sends the messages of this JSON array. */
    SockJsXhr send(String messages) {
        var answer = post("xhr_send", messages, BodyHandlers.discarding()).join();
        assertThat(answer.statusCode()).isEqualTo(204);
        return this;
    }

    StompFrame receive() {
        return SockJsFrames.stomp(next());
    }

    /** The next SockJS frame; without a stream a poll asks for it. */
    String next() {
        if (transport == Transport.XHR && frames.isEmpty()) {
            poll().join();
        }
        return take();
    }

    /** Starts a poll, and waits for no answer. */
    CompletableFuture<Void> poll() {
        return post("xhr", "", BodyHandlers.ofString())
                .thenAccept(response -> response.body().lines().forEach(frames::add))
                .orTimeout(RawWebSocket.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Is gone without a word: nobody reads the stream, nobody polls. */
    void vanish() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String take() {
        try {
            var frame = frames.poll(RawWebSocket.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new AssertionError("no SockJS frame in time");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void startStream() {
        var body =
                post("xhr_streaming", "", BodyHandlers.ofInputStream()).join().body();
        stream = body;
        var reader = new Thread(() -> read(body), "sockjs-stream");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream body) {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            // Heartbeats, and the prelude that fills a browser's buffer, are made of h.
            lines.lines().filter(line -> !line.startsWith("h")).forEach(frames::add);
        } catch (IOException | UncheckedIOException e) {
            // The client vanished, or the server cut the stream: what came is in the frames.
        }
    }

    private <T> CompletableFuture<HttpResponse<T>> post(String what, String body, BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(session.resolve(what))
                .header("x-user", user)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, handler).orTimeout(RawWebSocket.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
