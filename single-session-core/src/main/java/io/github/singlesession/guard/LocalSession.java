// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.SessionLease;
import org.jspecify.annotations.Nullable;

/**
 * One session of this node, from the moment it asks until it is over. Whatever befalls it while its claim is under way
 * (a close, a displacement) waits until the answer is there, so a session is never acted on by less than its token.
 */
final class LocalSession {

    private enum State {
        CLAIMING,
        HELD,
        OVER
    }

    private final AdmissionRequest request;
    private final GuardedConnection connection;

    private volatile State state = State.CLAIMING;
    private @Nullable SessionLease lease;
    private @Nullable SessionEnd parkedEnd;
    private @Nullable EndReason closed;
    private volatile long confirmedAt;
    private boolean probing;
    private boolean reclaiming;

    /** Whether the store may have the session under a token that is not known here: a claim was not answered. */
    private boolean inDoubt;

    private final Telling telling = new Telling();

    LocalSession(AdmissionRequest request, GuardedConnection connection) {
        this.request = request;
        this.connection = connection;
    }

    String sessionId() {
        return request.sessionId();
    }

    AdmissionRequest request() {
        return request;
    }

    GuardedConnection connection() {
        return connection;
    }

    boolean held() {
        return state == State.HELD;
    }

    /** Returns what the session holds, null unless it holds now. */
    synchronized @Nullable SessionLease lease() {
        return held() ? lease : null;
    }

    /** Returns whether everybody was told what befell the session: how its claim was decided, or that it is over. */
    Telling telling() {
        return telling;
    }

    synchronized boolean closedWhileClaiming() {
        return state == State.CLAIMING && closed != null;
    }

    /**
     * The claim was granted, and that was told.
     *
     * @param askedAt when the claim was sent, by the guard's ticker
     * @return null if the session holds from now on, else how it ended in the meantime: a claim that was not answered was
     *     carried out if somebody lost what it was granted
     */
    synchronized @Nullable SessionEnd hold(SessionLease granted, long askedAt) {
        lease = granted;
        confirmedAt = askedAt;
        SessionEnd end = null;
        if (closed != null) {
            end = new SessionEnd(granted, closed, null, 0, null);
        } else if (parkedEnd != null && (inDoubt || parkedEnd.lease().token() == granted.token())) {
            end = parkedEnd;
        }
        state = end == null ? State.HELD : State.OVER;
        parkedEnd = null;
        return end;
    }

    /** Returns since when the session holds, in microseconds since the epoch; 0 if it does not. */
    synchronized long since() {
        return lease == null ? 0 : lease.sinceMicros();
    }

    /** Returns when the question was sent to which the store answered last that the session holds. */
    long confirmedAt() {
        return confirmedAt;
    }

    /** A claim of the session was not answered: the store may have carried it out. */
    synchronized void doubt() {
        inDoubt = true;
    }

    /** Returns whether what the session holds at the store must be given back by its id, not by its token. */
    synchronized boolean inDoubt() {
        return inDoubt;
    }

    /** Returns what puts a lease back that the store may have lost. */
    static ClaimKind.Reclaim reclaim(SessionLease lease) {
        return new ClaimKind.Reclaim(lease.fenced() ? lease.token() : lease.sinceMicros(), lease.sinceMicros());
    }

    /** Returns whether somebody may reclaim the session now; if so, nobody else may until {@link #endReclaim}. */
    synchronized boolean startReclaim() {
        if (reclaiming || !held()) {
            return false;
        }
        reclaiming = true;
        inDoubt = true;
        return true;
    }

    synchronized boolean reclaiming() {
        return reclaiming;
    }

    /** Returns how the session ended that lost a lease which it did not know, while a reclaim was under way in vain. */
    synchronized @Nullable SessionEnd overtaken() {
        var end = held() ? parkedEnd : null;
        if (end != null) {
            beOver();
        }
        return end;
    }

    /** Whoever waited for a reclaim to be decided goes on, if the session does. */
    void goOn() {
        if (held()) {
            telling.done();
        }
    }

    private boolean beOver() {
        state = State.OVER;
        telling.begin();
        return true;
    }

    /**
     * The reclaim is over.
     *
     * @param answered whether the store answered it; else it may have been carried out
     */
    synchronized void endReclaim(boolean answered) {
        reclaiming = false;
        inDoubt &= !answered;
    }

    /**
     * The store says that the session holds, by this lease.
     *
     * @param askedAt when it was asked, by the guard's ticker
     * @return what is to become of the lease
     */
    synchronized Confirmation confirm(SessionLease stored, long askedAt) {
        if (!held()) {
            return new Confirmation(false, null);
        }
        lease = stored;
        confirmedAt = askedAt;
        inDoubt = false;
        var end = parkedEnd;
        parkedEnd = null;
        if (end == null || end.lease().token() != stored.token()) {
            return new Confirmation(true, null);
        }
        beOver();
        return new Confirmation(true, end);
    }

    /**
     * What a confirmed lease came to.
     *
     * @param wanted whether the session was still there to have it; else the lease must be given back
     * @param end how the session ended, if it lost this lease before it knew of it
     */
    record Confirmation(boolean wanted, @Nullable SessionEnd end) {}

    /** The claim came to nothing. */
    synchronized void giveUp() {
        state = State.OVER;
    }

    /**
     * The lease that {@code end} names is lost. Where a claim was never answered, that may be a lease that is not known
     * here; while a reclaim is under way, its answer decides what that means.
     *
     * @return whether the session held just that lease and is over now, which everybody must be {@linkplain #telling told}
     */
    synchronized boolean lose(SessionEnd end) {
        if (state == State.CLAIMING) {
            parkedEnd = end;
            return false;
        }
        if (!held() || lease == null) {
            return false;
        }
        boolean unknown = inDoubt && end.lease().token() > lease.token();
        if (unknown && reclaiming) {
            parkedEnd = end;
            telling.begin();
            return false;
        }
        return (unknown || lease.token() == end.lease().token()) && beOver();
    }

    /** Returns whether the session holds, and nobody is probing it yet. */
    synchronized boolean startProbe() {
        if (probing || !held()) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void endProbe() {
        probing = false;
    }

    /**
     * The connection closed.
     *
     * @return the lease to be released, after which everybody must be {@linkplain #telling told}; null if there is none or its claim is
     *     still under way
     */
    synchronized @Nullable SessionLease close(EndReason how) {
        if (state == State.CLAIMING) {
            closed = how;
            return null;
        }
        if (!held()) {
            return null;
        }
        beOver();
        return lease;
    }
}
