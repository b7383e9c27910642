// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.SessionGuard;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * The enforced connections of this node. One timer for all of them closes those that never send CONNECT, pings the
 * others, ends those that fall silent, and forgets those that closed without a word from the container.
 */
public final class Connections {

    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

    private final SessionGuard guard;
    private final EdgeThreads threads;
    private final Duration connectTimeout;
    private final Pings pings;
    private final ErrorFrames errorFrames;
    private final LongSupplier nanoTicker;
    private final EdgeReports reports;
    private final Duration period;

    private final Map<String, Connection> open = new ConcurrentHashMap<>();
    private final HttpSessions httpSessions = new HttpSessions();
    private final AtomicBoolean watching = new AtomicBoolean();

    /**
     * Creates an empty registry.
     *
     * @param connectTimeout how long a connection may take to send CONNECT
     * @param errorFrames writes what STOMP clients are told last
     * @param nanoTicker monotonic time in nanoseconds, such as {@link System#nanoTime}
     * @param reports where connections report what the guard does not know
     */
    public Connections(
            SessionGuard guard,
            EdgeThreads threads,
            Duration connectTimeout,
            Pings pings,
            ErrorFrameFactory errorFrames,
            LongSupplier nanoTicker,
            EdgeReports reports) {
        this.guard = guard;
        this.threads = threads;
        this.connectTimeout = connectTimeout;
        this.pings = pings;
        this.errorFrames = new ErrorFrames(errorFrames);
        this.nanoTicker = nanoTicker;
        this.reports = reports;
        this.period = tenthOfShortest(connectTimeout, pings.on() ? pings.interval() : connectTimeout);
    }

    Connection open(WebSocketSession session, String endpoint, Protocol protocol) {
        var last = new LastFrameSession(session);
        var connection = new Connection(
                last,
                endpoint,
                protocol,
                nanoTicker.getAsLong(),
                guard,
                threads.farewells(),
                errorFrames,
                new Liveness(last, threads.pings(), nanoTicker),
                reports);
        open.put(connection.sessionId(), connection);
        if (!httpSessions.opened(connection)) {
            connection.revoke();
        }
        watch();
        if (guard.leaving()) {
            connection.refuse(Farewell.of(SessionCode.NODE_LEAVING));
        }
        return connection;
    }

    /**
     * Returns whether a session was a connection's already, which then is ended. A SockJS client can bring one session
     * twice: Spring would carry on with the second socket, and nobody would ever hear of the end of the first.
     */
    boolean endedAsBroughtTwice(WebSocketSession session) {
        var earlier = Connection.of(session.getAttributes());
        if (earlier == null || !open.containsKey(earlier.sessionId())) {
            return false;
        }
        if (earlier.spared(SessionCode.BAD_REQUEST)) {
            closed(earlier, CloseStatus.NO_CLOSE_FRAME);
            return false;
        }
        earlier.refuse(Farewell.badRequest("A second socket came with the id of this session."));
        return true;
    }

    /** Returns which connections were opened in which HTTP session. */
    HttpSessions httpSessions() {
        return httpSessions;
    }

    void closed(Connection connection, CloseStatus status) {
        open.remove(connection.sessionId());
        httpSessions.closed(connection);
        connection.closed(status);
    }

    /**
     * Leaves: the guard ends its sessions, then whoever is still connected is told. Who comes from now on is told at once.
     *
     * @param timeout how long all of it may take
     * @param spread the time, within the timeout, over which sessions are ended
     * @return completes when every farewell was said
     */
    public CompletionStage<Void> leave(Duration timeout, Duration spread) {
        return guard.drain(timeout.minus(spread), spread).thenCompose(drained -> sayFarewell());
    }

    /**
     * Ends those of a user's connections here that go on without a seat: the store knows nothing of them.
     *
     * @param scope the scope to which this is narrowed, null for all
     * @return how many
     */
    public int revokeObserved(String subject, @Nullable String scope) {
        var all = open.values().stream()
                .filter(connection -> connection.observed(subject, scope))
                .toList();
        all.forEach(Connection::revoke);
        return all.size();
    }

    private CompletionStage<Void> sayFarewell() {
        var all = open.values().stream()
                .map(connection -> {
                    connection.refuse(Farewell.of(SessionCode.NODE_LEAVING));
                    return connection.farewellSaid().toCompletableFuture();
                })
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all);
    }

    private void watch() {
        if (!open.isEmpty() && watching.compareAndSet(false, true)) {
            threads.after(period, this::sweep);
        }
    }

    private void sweep() {
        try {
            look();
        } finally {
            watching.set(false);
            watch();
        }
    }

    private void look() {
        long now = nanoTicker.getAsLong();
        long openedBefore = now - connectTimeout.toNanos();
        for (var connection : open.values()) {
            if (connection.foundClosedAgain()) {
                closed(connection, CloseStatus.NO_CLOSE_FRAME);
            } else if (connection.waitingSince(openedBefore)) {
                connection.tooLate(Farewell.badRequest("No CONNECT came within " + connectTimeout.toMillis() + " ms."));
            } else if (pings.on()) {
                connection.watch(now, pings);
            }
        }
    }

    private static Duration tenthOfShortest(Duration one, Duration other) {
        long shortest = Math.min(one.toNanos(), other.toNanos());
        return Duration.ofNanos(Math.min(LONGEST_PERIOD.toNanos(), shortest / 10 + 1));
    }
}
