// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** STOMP over a {@link RawWebSocket}: what is sent can be malformed, what comes is asserted as it came. */
final class RawStomp implements AutoCloseable {

    private final RawWebSocket socket;
    private final AtomicInteger subscriptions = new AtomicInteger();

    private RawStomp(RawWebSocket socket) {
        this.socket = socket;
    }

    static RawStomp open(int port, String path, String... handshakeHeaders) {
        return over(RawWebSocket.open(port, path, handshakeHeaders));
    }

    static RawStomp over(RawWebSocket socket) {
        return new RawStomp(socket);
    }

    RawWebSocket socket() {
        return socket;
    }

    int localPort() {
        return socket.localPort();
    }

    /** Sends CONNECT, with these headers besides the usual ones. */
    RawStomp connect(String... headers) {
        return send(StompFrame.connect(headers));
    }

    RawStomp send(String destination, String body) {
        return send(StompFrame.send(destination, body));
    }

    RawStomp send(StompFrame frame) {
        return raw(frame.text());
    }

    RawStomp subscribe(String destination) {
        return send(StompFrame.subscribe("s-" + subscriptions.incrementAndGet(), destination));
    }

    RawStomp disconnect(@Nullable String receipt) {
        return send(receipt == null ? StompFrame.of("DISCONNECT") : StompFrame.of("DISCONNECT", "receipt:" + receipt));
    }

    /** Sends this text in one message. */
    RawStomp raw(String text) {
        socket.text(text);
        return this;
    }

    /** Asks the application for an answer: a session whose frames are dropped gets none, and the test fails. */
    RawStomp expectEcho(String body) {
        subscribe("/app/echo/" + body);
        var message = expect("MESSAGE");
        if (!message.body().equals(body)) {
            throw new AssertionError("not the echo of " + body + " but " + message);
        }
        return this;
    }

    StompFrame expectConnected() {
        return expect("CONNECTED");
    }

    StompFrame expectError() {
        return expect("ERROR");
    }

    StompFrame expect(String command) {
        var frame = expectAnyFrame();
        if (!frame.command().equals(command)) {
            throw new AssertionError("expected " + command + ", received " + socket.transcript());
        }
        return frame;
    }

    StompFrame expectAnyFrame() {
        var received = socket.nextAfterPings();
        if (received instanceof Received.Text text) {
            return StompFrame.parse(text.payload());
        }
        throw new AssertionError("expected a STOMP frame, received " + socket.transcript());
    }

    /** The next thing that comes must be this close frame, and the end of the connection must follow it. */
    void expectClose(int code, String reason) {
        var end = socket.nextAfterPings();
        if (!end.equals(new Received.Close(code, reason))) {
            throw new AssertionError("expected close " + code + " " + reason + ", received " + socket.transcript());
        }
        socket.awaitEnd();
    }

    void closeNormally() {
        socket.closeNormally();
    }

    void reset() {
        socket.reset();
    }

    @Override
    public void close() {
        socket.close();
    }
}
