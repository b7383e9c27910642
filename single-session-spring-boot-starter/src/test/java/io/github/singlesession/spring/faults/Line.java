// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The line between one node and its Redis, or to one member of Hazelcast. It may be cut, fall silent, or be slow. */
final class Line implements AutoCloseable {

    private enum State {
        WHOLE,
        CUT,
        SILENT
    }

    private final ServerSocket ear;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Line::daemon);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Line::daemon);

    private volatile State state = State.WHOLE;
    private volatile Duration delay = Duration.ZERO;

    /** Creates a line to a port of this machine. */
    Line(int target) {
        this.target = target;
        try {
            ear = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return ear.getLocalPort();
    }

    /** Ends all connections; new ones end at once. */
    void cut() {
        state = State.CUT;
        sockets.forEach(Line::close);
    }

    /** Nothing goes through any more, and nobody is told: a cable was pulled. */
    void fallSilent() {
        state = State.SILENT;
    }

    /** Everything takes so much longer, in each direction. */
    void slowDown(Duration by) {
        delay = by;
    }

    /** Lets all through again. What was swallowed is lost, so a connection that was silent ends. */
    void mend() {
        var before = state;
        delay = Duration.ZERO;
        state = State.WHOLE;
        if (before == State.SILENT) {
            sockets.forEach(Line::close);
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "line");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!ear.isClosed()) {
            try {
                var near = ear.accept();
                if (state == State.CUT) {
                    close(near);
                } else {
                    var far = new Socket();
                    sockets.add(near);
                    sockets.add(far);
                    threads.execute(() -> join(near, far));
                }
            } catch (IOException e) {
                // Closed, or one connection less: whoever wanted it finds out.
            }
        }
    }

    private void join(Socket near, Socket far) {
        try {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1_000);
            threads.execute(() -> carry(near, far));
            carry(far, near);
        } catch (IOException e) {
            close(near);
            close(far);
        }
    }

    private void carry(Socket from, Socket to) {
        var bytes = new byte[64 * 1024];
        long due = 0;
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                if (state == State.SILENT) {
                    continue;
                }
                if (delay.isZero() && due == 0) {
                    to.getOutputStream().write(bytes, 0, count);
                } else {
                    due = Math.max(due, System.nanoTime() + delay.toNanos());
                    writeAt(due, to, Arrays.copyOf(bytes, count));
                }
            }
        } catch (IOException e) {
            // The connection is over.
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Nothing overtakes what was slow. */
    private void writeAt(long due, Socket to, byte[] bytes) {
        var unused = timer.schedule(
                () -> {
                    try {
                        to.getOutputStream().write(bytes);
                    } catch (IOException e) {
                        close(to);
                    }
                },
                due - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    @Override
    public void close() {
        try {
            ear.close();
        } catch (IOException e) {
            // It is closed.
        }
        cut();
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
