// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.SessionLease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    private final String sessionId;
    private final GuardedConnection connection;

    private volatile State state = State.CLAIMING;
    private @Nullable SessionLease lease;
    private @Nullable SessionEnd parkedEnd;
    private @Nullable EndReason closed;
    private boolean probing;
    private @Nullable CompletableFuture<Void> settled = new CompletableFuture<>();

    LocalSession(String sessionId, GuardedConnection connection) {
        this.sessionId = sessionId;
        this.connection = connection;
    }

    String sessionId() {
        return sessionId;
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

    /** Completes once everybody was told what befell the session: how its claim was decided, or that it is over. */
    synchronized CompletionStage<Void> settled() {
        return settled == null ? CompletableFuture.completedFuture(null) : settled;
    }

    synchronized boolean closedWhileClaiming() {
        return state == State.CLAIMING && closed != null;
    }

    /**
     * The claim was granted, and that was told.
     *
     * @return null if the session holds from now on, else how it ended in the meantime
     */
    synchronized @Nullable SessionEnd hold(SessionLease granted) {
        lease = granted;
        SessionEnd end = null;
        if (closed != null) {
            end = new SessionEnd(granted, closed, null, 0, null);
        } else if (parkedEnd != null && parkedEnd.lease().token() == granted.token()) {
            end = parkedEnd;
        }
        state = end == null ? State.HELD : State.OVER;
        parkedEnd = null;
        return end;
    }

    /** The claim came to nothing. */
    synchronized void giveUp() {
        state = State.OVER;
    }

    /** Everybody was told what befell the session: whoever waits for it goes on. */
    void told() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            waiting = settled;
            settled = null;
        }
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /**
     * The lease that {@code end} names is lost.
     *
     * @return whether the session held just that lease and is over now, which everybody must be {@link #told}
     */
    synchronized boolean lose(SessionEnd end) {
        if (state == State.CLAIMING) {
            parkedEnd = end;
            return false;
        }
        if (!held() || lease == null || lease.token() != end.lease().token()) {
            return false;
        }
        state = State.OVER;
        settled = new CompletableFuture<>();
        return true;
    }

    /** Returns whether the session holds this very lease, and nobody is probing it yet. */
    synchronized boolean startProbe(SessionLease probed) {
        if (probing || !held() || lease == null || lease.token() != probed.token()) {
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
     * @return the lease to be released, null if there is none or its claim is still under way
     */
    synchronized @Nullable SessionLease close(EndReason how) {
        if (state == State.CLAIMING) {
            closed = how;
            return null;
        }
        if (!held()) {
            return null;
        }
        state = State.OVER;
        return lease;
    }
}
