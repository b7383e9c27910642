// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this node: admits them, says at every frame whether they may speak, and ends them. It is the same
 * above every store, and takes store, time and timer from outside.
 *
 * <p>No method blocks. The store calls of one session follow each other; those of different sessions are independent.
 */
public final class SessionGuard {

    private enum Phase {
        NOT_JOINED,
        OPEN,
        LEAVING
    }

    private final SessionRegistry registry;
    private final NodeMembership membership;
    private final StoreCalls store;
    private final GuardListener listener;
    private final LocalSessions sessions;

    private volatile Phase phase = Phase.NOT_JOINED;

    /**
     * Creates a guard that admits nobody until it is {@linkplain #start() started}.
     *
     * @param registry where the leases are
     * @param cluster where the nodes are; of the same store
     * @param options what the guard is told once
     * @param listener hears what happens
     * @param timer runs things later
     * @param nanoTicker monotonic time in nanoseconds, such as {@link System#nanoTime}
     */
    public SessionGuard(
            SessionRegistry registry,
            Cluster cluster,
            GuardOptions options,
            GuardListener listener,
            GuardTimer timer,
            LongSupplier nanoTicker) {
        this.registry = registry;
        this.listener = listener;
        this.sessions = new LocalSessions(listener, timer);
        this.membership = new NodeMembership(cluster, options, timer, nanoTicker, sessions::size, this::hear);
        this.store = new StoreCalls(registry, cluster, membership, timer, options.storeTimeout());
    }

    /** Returns a new session id: 128 random bits, base64url. */
    public static String newSessionId() {
        return RandomIds.next(16);
    }

    /**
     * Joins the cluster as a new node and admits from then on, as far as the store answers: one that is away at the
     * start is asked again at every heartbeat. May be called again after {@link #drain}.
     *
     * @return completes when the guard admits; exceptionally if the store did not answer yet
     */
    public CompletionStage<Void> start() {
        return store.bounded(membership.join()).whenComplete((joined, failure) -> phase = Phase.OPEN);
    }

    /** Returns this node; after every {@link #start()} it is another. */
    public NodeId node() {
        return membership.node();
    }

    /**
     * Asks for a session to be admitted. The answer comes with the store's, after everybody was told.
     *
     * @param connection hears if the session ends later
     * @throws IllegalStateException if the session id is in use
     */
    public CompletionStage<Admission> admit(AdmissionRequest request, GuardedConnection connection) {
        var session = sessions.add(request.sessionId(), connection);
        if (phase != Phase.OPEN) {
            return CompletableFuture.completedFuture(refuseWhenClosed(request, session));
        }
        return store.claim(request)
                .handle((outcome, failure) ->
                        failure == null ? settle(request, session, outcome) : doubt(request, session))
                .thenCompose(admission -> admission);
    }

    /** Returns whether a session may speak now. Costs a map look-up: no lock, no allocation, no store. */
    public boolean mayProceed(String sessionId) {
        var session = sessions.find(sessionId);
        return session != null && session.held() && phase == Phase.OPEN;
    }

    /**
     * A connection is gone: its session releases what it holds, and nothing but that. Harmless for a session that is
     * over or unknown, so it may come twice and late.
     *
     * @param how {@link EndReason#CLIENT_CLOSED}, {@link EndReason#CONNECTION_LOST} or {@link EndReason#STALE}
     */
    public void disconnected(String sessionId, EndReason how) {
        var session = sessions.find(sessionId);
        if (session == null) {
            return;
        }
        var lease = session.close(how);
        if (lease != null) {
            sessions.remove(session);
            release(lease, how);
        }
    }

    /**
     * Ends sessions of a key on purpose, wherever they are.
     *
     * @param sessionId the one session to end, or null for all
     * @param reason a word for people
     */
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return store.bounded(registry.end(key, sessionId, reason)).thenApply(outcome -> {
            for (var lease : outcome.ended()) {
                var unused = sessions.lose(revoked(lease, reason, outcome.remaining()));
            }
            return outcome;
        });
    }

    /** Returns what the sessions of this node hold now. */
    public List<SessionLease> sessions() {
        return sessions.leases();
    }

    /**
     * Leaves: admits nobody, lets nobody speak, waits for the claims under way, leaves the cluster, which frees every
     * seat of this node, and then ends the sessions one after the other.
     *
     * @param patience how long to wait for claims under way
     * @param spread the time over which the sessions are ended
     * @return completes when the last session was told
     */
    public CompletionStage<Void> drain(Duration patience, Duration spread) {
        phase = Phase.LEAVING;
        return sessions.settled(patience)
                .thenCompose(
                        settled -> store.bounded(membership.leave()).handle((left, failure) -> sessions.drain(spread)))
                .thenCompose(drained -> drained);
    }

    private CompletionStage<Admission> settle(AdmissionRequest request, LocalSession session, ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.Granted granted) {
            return displace(granted).thenApply(told -> grant(request, session, granted.lease()));
        }
        var denied = (ClaimOutcome.Denied) outcome;
        var refusal = new Admission.Refused(refusal(denied.reason()), denied.holders(), denied.retryAfter());
        return CompletableFuture.completedFuture(refuse(request, session, refusal));
    }

    /** Ends those of this node that were displaced, and waits for those among them whose own grant is not told yet. */
    private CompletionStage<Void> displace(ClaimOutcome.Granted granted) {
        var successor = granted.lease();
        CompletionStage<Void> told = CompletableFuture.completedFuture(null);
        for (var displacement : granted.displaced()) {
            listener.displaced(displacement, successor);
            var end = displaced(displacement, successor.sessionId(), granted.holders());
            var settled = sessions.lose(end);
            told = told.thenCompose(earlier -> settled);
        }
        return told;
    }

    private Admission grant(AdmissionRequest request, LocalSession session, SessionLease lease) {
        // A seat that was claimed as a node that this guard is no more would be anybody's.
        if (phase != Phase.OPEN || !lease.node().equals(membership.node())) {
            giveBack(lease);
            return refuseWhenClosed(request, session);
        }
        if (session.closedWhileClaiming()) {
            sessions.remove(session);
            session.giveUp();
            session.told();
            giveBack(lease);
            return new Admission.Over();
        }
        listener.granted(lease);
        var end = session.hold(lease);
        if (end == null) {
            session.told();
            return new Admission.Admitted(lease);
        }
        if (end.reason().keepsLease()) {
            sessions.remove(session);
            session.told();
            release(lease, end.reason());
        } else {
            sessions.over(session, end);
        }
        return new Admission.Over();
    }

    /** The store did not answer: the claim may have been carried out or may yet be. */
    private CompletionStage<Admission> doubt(AdmissionRequest request, LocalSession session) {
        var unused = store.releaseInDoubt(request.key(), request.sessionId());
        return CompletableFuture.completedFuture(
                refuse(request, session, Admission.Refused.of(Refusal.STORE_UNAVAILABLE)));
    }

    private Admission refuseWhenClosed(AdmissionRequest request, LocalSession session) {
        var reason = phase == Phase.LEAVING ? Refusal.NODE_LEAVING : Refusal.STORE_UNAVAILABLE;
        return refuse(request, session, Admission.Refused.of(reason));
    }

    private Admission refuse(AdmissionRequest request, LocalSession session, Admission.Refused refusal) {
        sessions.remove(session);
        session.giveUp();
        listener.refused(request, refusal);
        session.told();
        return refusal;
    }

    private void giveBack(SessionLease lease) {
        var unused = store.release(lease.key(), lease.sessionId(), lease.token());
    }

    private void release(SessionLease lease, EndReason how) {
        var unused = store.release(lease.key(), lease.sessionId(), lease.token())
                .thenAccept(outcome -> listener.ended(new SessionEnd(lease, how, null, outcome.remaining(), null)));
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Displaced lost) {
            var unused = sessions.lose(displaced(lost.displacement(), lost.successor(), lost.remaining()));
        } else if (notice instanceof Notice.Revoked lost) {
            var unused = sessions.lose(revoked(lost.lease(), lost.reason(), lost.remaining()));
        }
    }

    private static Refusal refusal(Denial denial) {
        return switch (denial) {
            case OCCUPIED -> Refusal.DUPLICATE_SESSION;
            case TAKEOVER_LIMIT -> Refusal.TAKEOVER_LIMIT;
            case REVOKED, EXPIRED -> Refusal.STORE_UNAVAILABLE;
        };
    }

    private static SessionEnd displaced(Displacement displacement, String successor, int remaining) {
        var reason = displacement.cause() == Displacement.Cause.RESUMED ? EndReason.RESUMED : EndReason.DISPLACED;
        return new SessionEnd(displacement.lease(), reason, successor, remaining, null);
    }

    private static SessionEnd revoked(SessionLease lease, String reason, int remaining) {
        return new SessionEnd(lease, EndReason.REVOKED, null, remaining, reason);
    }
}
