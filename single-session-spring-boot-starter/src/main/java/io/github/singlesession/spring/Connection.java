// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardedConnection;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Progress.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final String sessionId = SessionGuard.newSessionId();
    private final LastFrameSession session;
    private final String endpoint;
    private final Protocol protocol;
    private final long openedAt;

    private final SessionGuard guard;
    private final Parting parting;
    private final Liveness liveness;
    private final WantedSeat seat;
    private final Lags lags;
    private final Progress progress = new Progress();
    private final FrameOrder order = new FrameOrder();

    private volatile @Nullable HttpSessionTag httpSession;
    private volatile @Nullable SessionLease lastLease;
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
        this.parting = new Parting(session, protocol, farewells, errorFrames);
        this.liveness = liveness;
        this.seat = new WantedSeat(reports.observation(), endpoint);
        this.lags = reports.lags();
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
        return protocol.beginsWithConnect() && progress.state() == State.NEW && !overdue && openedAt - nanos < 0;
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
        parting.opened();
    }

    /** Something came from the peer. */
    void heard() {
        liveness.heard();
    }

    /** Time has passed: a peer that holds a seat is pinged, and ended if it has been silent for too long. */
    void watch(long now, Pings pings) {
        if (!progress.state().seated()) {
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
        var state = progress.state();
        return state != State.NEW && state != State.OVER;
    }

    boolean over() {
        return progress.state().over();
    }

    /** Returns whether a frame of the client, other than CONNECT and DISCONNECT, may go on. */
    boolean mayPass() {
        var state = progress.state();
        return state == State.ADMITTED ? guard.mayProceed(sessionId) || goesOnWithoutSeat() : state.passes();
    }

    /** Returns whether a frame that passed, and waited in a queue since, may be handled. */
    boolean mayBeHandled() {
        var state = progress.state();
        return state == State.ADMITTED ? guard.mayProceed(sessionId) || goesOnWithoutSeat() : state.handles();
    }

    /** The guard's no comes a moment before what it has to say of the end. */
    private boolean goesOnWithoutSeat() {
        var state = progress.state();
        return state == State.OBSERVED || (state == State.ADMITTED && seat.onlyObserved());
    }

    /** Admits the connection. Returns false if it is over or closed by now. */
    boolean admitted() {
        return progress.admit();
    }

    void exempt() {
        progress.exempt();
    }

    /** It asks for a seat. */
    void asksFor(SessionKey key) {
        seat.is(key);
    }

    /** Returns whether it goes on without a seat of this user, in this scope or in any. */
    boolean observed(String user, @Nullable String in) {
        return progress.state() == State.OBSERVED && seat.of(user, in);
    }

    /** Returns whether who would be told this code is spared, which then was counted. */
    boolean spared(SessionCode code) {
        return !over() && seat.spared(code);
    }

    /** Lets the connection go on without a seat, if its rule is only observed. */
    boolean goOnWithoutSeat(SessionCode code) {
        boolean spared = spared(code);
        if (spared) {
            progress.observe();
        }
        return spared;
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
        if (progress.leave()) {
            rememberLease();
            guard.disconnected(sessionId, EndReason.CLIENT_CLOSED);
        }
    }

    /** Somebody behind the guard vetoed the CONNECT: the seat is given back, and nothing passes any more. */
    void vetoed() {
        if (progress.veto()) {
            guard.disconnected(sessionId, EndReason.CLIENT_CLOSED);
        }
    }

    /** The socket is closed. */
    void closed(CloseStatus status) {
        progress.close();
        rememberLease();
        boolean inOrder = status.equalsCode(CloseStatus.NORMAL) || status.equalsCode(CloseStatus.GOING_AWAY);
        guard.disconnected(sessionId, inOrder ? EndReason.CLIENT_CLOSED : EndReason.CONNECTION_LOST);
        parting.closed();
    }

    /** Refuses the connection, or ends one that is off the contract. Whatever it holds is released. */
    void refuse(Farewell farewell) {
        end(farewell, EndReason.CLIENT_CLOSED);
    }

    /** Ends the connection of a user on purpose, whatever it holds; one that nobody signed in for is let be. */
    void revoke() {
        if (progress.state() != State.EXEMPT) {
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
            var unused = parting.said().thenRun(lags.takenOver(end.ago()));
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
        return parting.said();
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
        boolean first = progress.end();
        if (first) {
            parting.say(farewell);
        }
        return first;
    }

    @Override
    public String toString() {
        return "Connection[" + sessionId + ", " + progress + "]";
    }
}
