// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardedConnection;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.guard.SessionGuard;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.web.socket.CloseStatus;

/**
 * One enforced WebSocket connection: how far it has come, and so what may pass. Its session id is made here: Spring's
 * own is chosen by the client under SockJS.
 */
final class Connection implements GuardedConnection {

    private static final String ATTRIBUTE = Connection.class.getName();

    private enum State {
        /** Nobody has been admitted yet. */
        NEW,
        /** The guard admitted the session, and is asked at every frame. */
        ADMITTED,
        /** Nobody is signed in, and the application lets such connections be. */
        EXEMPT,
        /** It has no seat, and goes on all the same, since its rule is only observed. */
        OBSERVED,
        /** The client said goodbye; what it sent before may still be handled. */
        LEFT,
        /** Refused or ended: nothing passes in either direction but the farewell. */
        OVER,
        CLOSED
    }

    private final String sessionId = SessionGuard.newSessionId();
    private final LastFrameSession session;
    private final String endpoint;
    private final Protocol protocol;
    private final long openedAt;

    /** Asked for while the handshake is there: SockJS has none any more when the last frame is written. */
    private final Locale locale;

    private final SessionGuard guard;
    private final OpeningFarewells farewells;
    private final ErrorFrames errorFrames;
    private final Liveness liveness;
    private final Observation observation;
    private final Lags lags;
    private final FrameOrder order = new FrameOrder();
    private final CompletableFuture<Void> farewellSaid = new CompletableFuture<>();

    private volatile State state = State.NEW;
    private volatile @Nullable HttpSessionTag httpSession;
    private volatile @Nullable SessionLease lastLease;
    private volatile String scope;
    private volatile @Nullable String subject;
    private volatile boolean overdue;
    private boolean foundClosed;

    Connection(
            LastFrameSession session,
            String endpoint,
            Protocol protocol,
            long openedAt,
            SessionGuard guard,
            Executor farewells,
            ErrorFrames errorFrames,
            Liveness liveness,
            EdgeReports reports) {
        this.session = session;
        this.endpoint = endpoint;
        this.protocol = protocol;
        this.openedAt = openedAt;
        this.guard = guard;
        this.farewells = new OpeningFarewells(farewells, session.getDelegate());
        this.errorFrames = errorFrames;
        this.liveness = liveness;
        this.observation = reports.observation();
        this.lags = reports.lags();
        this.scope = observation.scopeOf(endpoint);
        this.locale = ClientLocale.of(session);
        this.httpSession = HttpSessionTag.of(session.getAttributes());
        session.getAttributes().put(ATTRIBUTE, this);
    }

    /** Returns the connection that a session's attributes belong to, null if it is not enforced. */
    static @Nullable Connection of(@Nullable Map<String, Object> attributes) {
        return attributes != null && attributes.get(ATTRIBUTE) instanceof Connection connection ? connection : null;
    }

    String sessionId() {
        return sessionId;
    }

    LastFrameSession session() {
        return session;
    }

    String endpoint() {
        return endpoint;
    }

    /** Returns whether the connection begins with CONNECT, opened before a time and has not been admitted since. */
    boolean waitingSince(long nanos) {
        return protocol.beginsWithConnect() && state == State.NEW && !overdue && openedAt - nanos < 0;
    }

    /**
     * Returns whether the socket is closed, and was when this was last asked: the container, which says so as a rule, then
     * has had its time. For one caller at a time.
     */
    boolean foundClosedAgain() {
        boolean again = foundClosed;
        foundClosed = !session.isOpen();
        return again && foundClosed;
    }

    /** The handler was told of the connection, or will not be. To be called on the thread that opened it. */
    void opened() {
        farewells.opened();
    }

    /** Something came from the peer. */
    void heard() {
        liveness.heard();
    }

    /** Time has passed: a peer that holds a seat is pinged, and ended if it has been silent for too long. */
    void watch(long now, Pings pings) {
        if (state != State.ADMITTED && state != State.OBSERVED) {
            return;
        }
        if (liveness.stale(now, pings)) {
            end(Farewell.of(SessionCode.SESSION_STALE), EndReason.STALE);
        } else {
            liveness.pingIfDue(now, pings);
        }
    }

    /** Returns the HTTP session that the connection was opened in, null if it is not known. */
    @Nullable
    HttpSessionTag httpSession() {
        return httpSession;
    }

    /** The HTTP session goes by another id now. */
    void httpSession(HttpSessionTag renamed) {
        httpSession = renamed;
    }

    /** Returns what the session holds, or held last if it is over; null if it never held anything. */
    @Nullable
    SessionLease lease() {
        rememberLease();
        return lastLease;
    }

    private void rememberLease() {
        var held = guard.lease(sessionId);
        if (held != null) {
            lastLease = held;
        }
    }

    /** Returns whether the application may hear of the connection's frames: it was admitted, or let be. */
    boolean wasAdmitted() {
        return state != State.NEW && state != State.OVER;
    }

    boolean over() {
        return state == State.OVER || state == State.CLOSED;
    }

    /** Returns whether a frame of the client, other than CONNECT and DISCONNECT, may go on. */
    boolean mayPass() {
        return switch (state) {
            case ADMITTED -> guard.mayProceed(sessionId) || goesOnWithoutSeat();
            case EXEMPT, OBSERVED -> true;
            case NEW, LEFT, OVER, CLOSED -> false;
        };
    }

    /** Returns whether a frame that passed, and waited in a queue since, may be handled. */
    boolean mayBeHandled() {
        return switch (state) {
            case ADMITTED -> guard.mayProceed(sessionId) || goesOnWithoutSeat();
            case EXEMPT, OBSERVED, LEFT, CLOSED -> true;
            case NEW, OVER -> false;
        };
    }

    /** Admits the connection. Returns false if it is over or closed by now. */
    synchronized boolean admitted() {
        if (state == State.NEW) {
            state = State.ADMITTED;
        }
        return state == State.ADMITTED;
    }

    synchronized void exempt() {
        if (state == State.NEW) {
            state = State.EXEMPT;
        }
    }

    /** It asks for a seat. */
    void asksFor(SessionKey key) {
        scope = key.scope();
        subject = key.subject();
    }

    /** Returns whether it goes on without a seat of this user, in this scope or in any. */
    boolean observed(String user, @Nullable String in) {
        return state == State.OBSERVED && user.equals(subject) && (in == null || in.equals(scope));
    }

    /** Returns whether who would be told this code is spared, which then was counted. */
    boolean spared(SessionCode code) {
        if (over() || !observation.spares(scope, code)) {
            return false;
        }
        observation.count(scope, code);
        return true;
    }

    /** Lets the connection go on without a seat, if its rule is only observed. */
    boolean goOnWithoutSeat(SessionCode code) {
        if (!spared(code)) {
            return false;
        }
        synchronized (this) {
            if (state == State.NEW || state == State.ADMITTED) {
                state = State.OBSERVED;
            }
        }
        return true;
    }

    /** The guard's no comes a moment before what it has to say of the end. */
    private boolean goesOnWithoutSeat() {
        return state == State.OBSERVED || (state == State.ADMITTED && observation.in(scope));
    }

    /** Time for CONNECT has passed. */
    void tooLate(Farewell farewell) {
        overdue = true;
        if (!spared(farewell.code())) {
            refuse(farewell);
        }
    }

    /** The client said goodbye: its seat is free at once, although its socket may stay. */
    void left() {
        synchronized (this) {
            if (state != State.ADMITTED && state != State.OBSERVED) {
                return;
            }
            state = State.LEFT;
        }
        rememberLease();
        guard.disconnected(sessionId, EndReason.CLIENT_CLOSED);
    }

    /** Somebody behind the guard vetoed the CONNECT: the seat is given back, and nothing passes any more. */
    void vetoed() {
        synchronized (this) {
            if (state != State.ADMITTED && state != State.OBSERVED) {
                return;
            }
            state = State.NEW;
        }
        guard.disconnected(sessionId, EndReason.CLIENT_CLOSED);
    }

    /** The socket is closed. */
    void closed(CloseStatus status) {
        synchronized (this) {
            if (state != State.OVER) {
                state = State.CLOSED;
            }
        }
        rememberLease();
        boolean inOrder = status.equalsCode(CloseStatus.NORMAL) || status.equalsCode(CloseStatus.GOING_AWAY);
        guard.disconnected(sessionId, inOrder ? EndReason.CLIENT_CLOSED : EndReason.CONNECTION_LOST);
        farewellSaid.complete(null);
    }

    /** Refuses the connection, or ends one that is off the contract. Whatever it holds is released. */
    void refuse(Farewell farewell) {
        end(farewell, EndReason.CLIENT_CLOSED);
    }

    /** Ends the connection of a user on purpose, whatever it holds; one that nobody signed in for is let be. */
    void revoke() {
        if (state != State.EXEMPT) {
            refuse(Farewell.of(SessionCode.SESSION_REVOKED));
        }
    }

    private void end(Farewell farewell, EndReason reason) {
        rememberLease();
        if (sayFarewell(farewell)) {
            guard.disconnected(sessionId, reason);
        }
    }

    @Override
    public void end(SessionEnd end) {
        lastLease = end.lease();
        var code = Objects.requireNonNull(SessionCode.of(end.reason()), "a client that left is told nothing");
        boolean goesOn = goOnWithoutSeat(code);
        if (!goesOn && sayFarewell(Farewell.of(code).because(end.detail())) && end.successor() != null) {
            var unused = farewellSaid.thenRun(lags.takenOver(end.ago()));
        }
    }

    @Override
    public void ping() {
        liveness.probe();
    }

    @Override
    public boolean heardSince(long nanoTime) {
        return liveness.heardSince(nanoTime);
    }

    /** Completes when the farewell was said, or when there is nobody left to hear it. */
    CompletionStage<Void> farewellSaid() {
        return farewellSaid;
    }

    /**
     * Receives decoded frames, ahead of Spring and of every interceptor. Frames out of order end the connection.
     *
     * @return whether the frames may be handled
     */
    boolean receive(List<Message<byte[]>> frames) {
        var objection = order.objectionTo(frames);
        if (objection == null || spared(objection.code())) {
            return true;
        }
        refuse(objection);
        return false;
    }

    /** Returns what the client asked of us with its CONNECT, once. */
    ConnectHeaders takeAsked() {
        return order.takeAsked();
    }

    private boolean sayFarewell(Farewell farewell) {
        synchronized (this) {
            if (over()) {
                return false;
            }
            state = State.OVER;
        }
        session.mute();
        farewells.execute(() -> {
            session.finish(
                    protocol.lastMessage(farewell, locale, errorFrames),
                    farewell.code().closeStatus());
            farewellSaid.complete(null);
        });
        return true;
    }

    @Override
    public String toString() {
        return "Connection[" + sessionId + ", " + state + "]";
    }
}
