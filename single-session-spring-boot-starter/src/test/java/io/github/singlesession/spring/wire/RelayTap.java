// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Stands between Spring's relay and its broker, keeps all that the relay sends, and can let nothing through any more. */
final class RelayTap implements AutoCloseable {

    /** One of the relay's connections. */
    static final class Tapped {

        private final ByteArrayOutputStream fromRelay = new ByteArrayOutputStream();
        private volatile boolean ended;

        /** All bytes that the relay sent, as text. */
        String sent() {
            return fromRelay.toString(StandardCharsets.UTF_8);
        }

        boolean ended() {
            return ended;
        }
    }

    private final List<Tapped> tapped = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Semaphore passing = new Semaphore(1);
    private final int port;
    private boolean frozen;
    private volatile ServerSocket listening;

    private RelayTap(ServerSocket listening) {
        this.listening = listening;
        this.port = listening.getLocalPort();
    }

    /** Listens on a port of 127.0.0.1 that was free; it stays the same for good. */
    static RelayTap open(int brokerPort) {
        var tap = new RelayTap(listenOn(0));
        tap.accept(brokerPort);
        return tap;
    }

    int port() {
        return port;
    }

    List<Tapped> connections() {
        return List.copyOf(tapped);
    }

    /** Listens no more, and cuts what is connected: the broker's machine is down. */
    @Override
    public synchronized void close() {
        closeQuietly(listening);
        sockets.forEach(RelayTap::closeQuietly);
    }

    void reopen(int brokerPort) {
        listening = listenOn(port);
        accept(brokerPort);
    }

    /** Lets nothing through any more, and ends nothing: the broker hangs, or the network swallows. */
    void freeze() {
        passing.acquireUninterruptibly();
        frozen = true;
    }

    void thaw() {
        if (frozen) {
            frozen = false;
            passing.release();
        }
    }

    private void accept(int brokerPort) {
        var server = listening;
        start("relay-tap-accept", () -> {
            while (true) {
                tap(server.accept(), brokerPort, server);
            }
        });
    }

    /** What comes while the tap is being closed is closed with it: else the relay waits for its answer for good. */
    private synchronized void tap(Socket relay, int brokerPort, ServerSocket acceptedBy) throws IOException {
        if (acceptedBy.isClosed()) {
            closeQuietly(relay);
            return;
        }
        var broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
        var connection = new Tapped();
        tapped.add(connection);
        sockets.addAll(List.of(relay, broker));
        start("relay-tap-up", () -> pump(relay, broker, connection));
        start("relay-tap-down", () -> pump(broker, relay, null));
    }

    private void pump(Socket from, Socket to, @Nullable Tapped connection) throws IOException {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), connection);
        } finally {
            if (connection != null) {
                connection.ended = true;
            }
        }
    }

    private void copy(InputStream in, OutputStream out, @Nullable Tapped connection) throws IOException {
        var buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            awaitThaw();
            if (connection != null) {
                connection.fromRelay.write(buffer, 0, read);
            }
            out.write(buffer, 0, read);
        }
    }

    private void awaitThaw() {
        passing.acquireUninterruptibly();
        passing.release();
    }

    private static ServerSocket listenOn(int port) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(String name, Work work) {
        var thread = new Thread(() -> work.runToItsEnd(), name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        ((Work) closeable::close).runToItsEnd();
    }

    /** Work on sockets, which ends when one of them is closed. */
    private interface Work {

        void run() throws Exception;

        default void runToItsEnd() {
            try {
                run();
            } catch (Exception e) {
                // A socket was closed, by whichever side: that is how all of this ends.
            }
        }
    }
}
