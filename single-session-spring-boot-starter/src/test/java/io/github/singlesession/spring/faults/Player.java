// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A client of a user that behaves: it answers every now and then while it is in, and does with every code what
 * {@code docs/client-guide.md} says. It goes from node to node, as behind a load balancer that knows no stickiness.
 */
final class Player {

    private static final long PATIENCE_MILLIS = 3_000;

    private final Fleet fleet;
    private final String user;
    private final String endpoint;
    private final Map<Integer, Integer> codes = new ConcurrentHashMap<>();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final Queue<Duration> latencies = new ConcurrentLinkedQueue<>();

    private int node;
    private int attempt;
    private @Nullable StompSocket socket;
    private long outSince;
    private long retryAfterMillis;
    private boolean in;
    private boolean done;

    Player(Fleet fleet, String user, String endpoint, int node) {
        this.fleet = fleet;
        this.user = user;
        this.endpoint = endpoint;
        this.node = node;
    }

    /** Wants to play from now on. */
    synchronized Player start() {
        outSince = System.nanoTime();
        connect();
        return this;
    }

    synchronized boolean in() {
        return in;
    }

    /** Whether somebody else plays in its stead, or it was told to go for good. */
    synchronized boolean done() {
        return done;
    }

    /** Whether it is in, and nothing happened to it that it would not have forgotten. */
    synchronized boolean undisturbed() {
        return in && codes.isEmpty();
    }

    String user() {
        return user;
    }

    /** How often its connections ended with this code. */
    int times(int code) {
        return codes.getOrDefault(code, 0);
    }

    /** The longest time between wanting to play, or being thrown out, and being let in. */
    Duration longestWait() {
        return waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** How long each answer took, from the frame that was sent to the one that came back. */
    Collection<Duration> latencies() {
        return latencies;
    }

    /** Forgets what it went through so far. */
    void forget() {
        waits.clear();
        latencies.clear();
        codes.clear();
    }

    /** The user closes the page. */
    synchronized void leave() {
        done = true;
        in = false;
        if (socket != null) {
            socket.close();
        }
    }

    /** Says how its connections ended, and how long it waited. */
    @Override
    public String toString() {
        return user + " " + codes + " " + waits;
    }

    private void connect() {
        int mine = ++attempt;
        retryAfterMillis = 0;
        socket = StompSocket.open(fleet.http(), fleet.node(node).at(endpoint), user, new StompSocket.Ear() {
            @Override
            public void frame(String frame) {
                heard(mine, frame);
            }

            @Override
            public void over(int code) {
                Player.this.over(mine, code);
            }
        });
        fleet.after(PATIENCE_MILLIS, () -> giveUp(mine));
    }

    private synchronized void giveUp(int which) {
        if (which == attempt && !in && socket != null) {
            socket.abandon();
        }
    }

    private synchronized void heard(int which, String frame) {
        if (which != attempt || done) {
            return;
        }
        if (frame.startsWith("CONNECTED")) {
            in = true;
            waits.add(Duration.ofNanos(System.nanoTime() - outSince));
            if (socket != null) {
                socket.send("SUBSCRIBE\nid:0\ndestination:/user/queue/scored\n\n");
            }
            fleet.after(fleet.answerEveryMillis(), () -> answer(which));
        } else if (frame.startsWith("MESSAGE")) {
            var sentAt = Long.parseLong(frame.substring(frame.indexOf("\n\n") + 2, frame.indexOf('\0')));
            latencies.add(Duration.ofNanos(System.nanoTime() - sentAt));
        } else if (frame.startsWith("ERROR")) {
            retryAfterMillis = retryAfter(frame);
        }
    }

    private synchronized void answer(int which) {
        if (which == attempt && in && socket != null) {
            socket.send("SEND\ndestination:/app/answer\n\n" + System.nanoTime());
            fleet.after(fleet.answerEveryMillis(), () -> answer(which));
        }
    }

    private synchronized void over(int which, int code) {
        if (which != attempt || done) {
            return;
        }
        codes.merge(code, 1, Integer::sum);
        if (in) {
            in = false;
            outSince = System.nanoTime();
        }
        switch (code) {
            case 4400, 4401, 4403, 4410 -> done = true;
            case 4409, 4429 -> again(node, Math.max(retryAfterMillis, 200));
            case 4503 -> again(node + 1, 300);
            default -> again(node + 1, 50);
        }
    }

    private void again(int where, long afterMillis) {
        node = where % fleet.size();
        long jitter = ThreadLocalRandom.current().nextLong(1 + afterMillis / 5);
        int mine = attempt;
        fleet.after(afterMillis + jitter, () -> retry(mine));
    }

    private synchronized void retry(int which) {
        if (which == attempt && !done) {
            connect();
        }
    }

    private static long retryAfter(String frame) {
        return frame.lines()
                .filter(line -> line.startsWith("single-session-retry-after:"))
                .map(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElse(0L);
    }
}
