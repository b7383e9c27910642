// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client on a plain socket, so that a test decides over every byte: what shares a TCP segment, what
 * is split over frames, whether the end is a close frame, a FIN or a RST. It answers pings and close frames
 * by itself, until {@link #stopAnswering()}.
 */
final class RawWebSocket implements AutoCloseable {

    /** No wait is longer; one that runs out fails with all that was received. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final byte[] NOTHING = {};
    private static final int TRANSCRIPT = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final BlockingQueue<Received> inbox = new LinkedBlockingQueue<>();
    private final List<Received> history = new ArrayList<>();
    private final Semaphore reading = new Semaphore(1);
    private volatile boolean answering = true;

    private RawWebSocket(Socket socket, DataInputStream in) {
        this.socket = socket;
        this.in = in;
    }

    /** Opens a connection; each of the {@code headers} is a line of the handshake, {@code name: value}. */
    static RawWebSocket open(int port, String path, String... headers) {
        return open(port, path, 0, headers);
    }

    /** As {@link #open(int, String, String...)}, with a receive buffer of this many bytes (0: the default). */
    static RawWebSocket open(int port, String path, int receiveBuffer, String... headers) {
        try {
            var socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis(PATIENCE));
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1024));
            Upgrade.perform(socket, in, path, headers);
            var webSocket = new RawWebSocket(socket, in);
            webSocket.startReader();
            return webSocket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port by which the server tells this connection from others. */
    int localPort() {
        return socket.getLocalPort();
    }

    RawWebSocket text(String payload) {
        return write(FrameCodec.masked(FrameCodec.TEXT, true, utf8(payload)));
    }

    RawWebSocket binary(byte[] payload) {
        return write(FrameCodec.masked(FrameCodec.BINARY, true, payload));
    }

    RawWebSocket pong(byte[] payload) {
        return write(FrameCodec.masked(FrameCodec.PONG, true, payload));
    }

    /** Sends one message, cut into these fragments. */
    RawWebSocket fragments(String... parts) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i++) {
            int opcode = i == 0 ? FrameCodec.TEXT : FrameCodec.CONTINUATION;
            out.writeBytes(FrameCodec.masked(opcode, i == parts.length - 1, utf8(parts[i])));
        }
        return write(out.toByteArray());
    }

    /** Sends messages of their own by one write, so that they arrive in one TCP segment. */
    RawWebSocket inOneSegment(String... payloads) {
        var out = new ByteArrayOutputStream();
        for (var payload : payloads) {
            out.writeBytes(FrameCodec.masked(FrameCodec.TEXT, true, utf8(payload)));
        }
        return write(out.toByteArray());
    }

    RawWebSocket sendClose(int code, String reason) {
        return write(FrameCodec.masked(FrameCodec.CLOSE, true, FrameCodec.closePayload(code, reason)));
    }

    /** Closes as a browser does that leaves the page, and waits for the server's answer. */
    void closeNormally() {
        sendClose(1000, "");
        awaitEnd();
        close();
    }

    /** Ends the connection with a RST: a crashed process, a cut cable. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    /** Leaves pings and close frames unanswered from now on. */
    RawWebSocket stopAnswering() {
        answering = false;
        return this;
    }

    /** Reads nothing more (but for one frame that is on its way), so that the server's writes back up. */
    RawWebSocket stopReading() {
        reading.acquireUninterruptibly();
        return this;
    }

    RawWebSocket resumeReading() {
        reading.release();
        return this;
    }

    /** The next thing that came. */
    Received next() {
        return next(PATIENCE);
    }

    Received next(Duration patience) {
        try {
            var received = inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (received == null) {
                throw new AssertionError("nothing more within " + patience + "; received so far: " + transcript());
            }
            return received;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted; received so far: " + transcript(), e);
        }
    }

    /** The next thing that came, past pings and pongs, however many of them there are. */
    Received nextAfterPings() {
        long start = System.nanoTime();
        Received received;
        do {
            received = next(PATIENCE.minusNanos(System.nanoTime() - start));
        } while (received instanceof Received.Ping || received instanceof Received.Pong);
        return received;
    }

    /** Waits for the end of the connection, past all that comes before it. */
    void awaitEnd() {
        long start = System.nanoTime();
        Received received;
        do {
            received = next(PATIENCE.minusNanos(System.nanoTime() - start));
        } while (!isEnd(received));
    }

    /** The last things that came, for the message of a failure. */
    String transcript() {
        var all = history();
        var last = all.subList(Math.max(0, all.size() - TRANSCRIPT), all.size());
        return all.size() + " in all, at last " + last;
    }

    /** All that ever came, whether a test has looked at it or not. */
    List<Received> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    /** How many things came so far. */
    int received() {
        synchronized (history) {
            return history.size();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEnd(Received received) {
        return received instanceof Received.Eof || received instanceof Received.Reset;
    }

    private void startReader() {
        var reader = new Thread(this::readToEnd, "raw-websocket-" + localPort());
        reader.setDaemon(true);
        reader.start();
    }

    private void readToEnd() {
        var fragments = new FrameCodec.Fragments();
        Received received;
        do {
            reading.acquireUninterruptibly();
            reading.release();
            received = read(fragments);
            if (received != null) {
                synchronized (history) {
                    history.add(received);
                }
                inbox.add(received);
            }
        } while (received == null || !isEnd(received));
    }

    private @Nullable Received read(FrameCodec.Fragments fragments) {
        try {
            var received = FrameCodec.read(in, fragments);
            if (answering && received != null) {
                answer(received);
            }
            return received;
        } catch (EOFException e) {
            return new Received.Reset("FIN within a frame");
        } catch (IOException e) {
            return new Received.Reset(String.valueOf(e.getMessage()));
        }
    }

    private void answer(Received received) {
        try {
            if (received instanceof Received.Ping ping) {
                pong(utf8(ping.payload()));
            } else if (received instanceof Received.Close close) {
                write(FrameCodec.masked(FrameCodec.CLOSE, true, closeAnswer(close)));
            }
        } catch (UncheckedIOException e) {
            // The server was faster with its FIN; what it said is in the history all the same.
        }
    }

    private static byte[] closeAnswer(Received.Close close) {
        return close.code() == 1005 ? NOTHING : FrameCodec.closePayload(close.code(), "");
    }

    private RawWebSocket write(byte[] bytes) {
        try {
            synchronized (socket) {
                socket.getOutputStream().write(bytes);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
