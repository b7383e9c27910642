// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Cluster;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this node: admits them, says at every frame whether they may speak, and ends them. It is the same
 * above every store, and takes store, time and timer from outside.
 *
 * <p>No method blocks. The store calls of one session follow each other; those of different sessions are independent.
 */
public final class SessionGuard {

    private final Context context;
    private final Store store;
    private final NodeMembership membership;
    private final LocalSessions sessions;
    private final Releases releases;
    private final Departures departures;
    private final Probes probes;
    private final Admissions admissions;
    private final Suspicion suspicion;
    private final Upkeep upkeep;
    private final StandIn standIn;
    private final boolean failClosed;

    /**
     * Creates a guard that admits nobody until it is {@linkplain #start() started}.
     *
     * @param registry where the leases are
     * @param cluster where the nodes are; of the same store
     * @param options what the guard is told once
     * @param listener hears what happens
     * @param runtime what the guard runs on
     */
    public SessionGuard(
            SessionRegistry registry,
            Cluster cluster,
            GuardOptions options,
            GuardListener listener,
            GuardRuntime runtime) {
        context = new Context(runtime, options, listener);
        var state = new StoreState(context, this::storeRestored);
        store = new Store(context, registry, cluster, state, this::storeAnswered);
        sessions = new LocalSessions(context, this::leftInDoubt);
        suspicion = new Suspicion(runtime, this::suspicionRaised);
        membership = new NodeMembership(context, store, suspicion, sessions::size, this::hear);
        var claims = new Claims(store, membership);
        standIn = new StandIn(sessions, claims, membership);
        releases = new Releases(context, store, this::releaseOwed);
        departures = new Departures(context, store, sessions, releases, standIn);
        probes = new Probes(context, store, sessions, membership, departures, releases);
        admissions = new Admissions(context, store, sessions, membership, claims, standIn, departures, probes);
        var reclaims = new Reclaims(context, sessions, claims, releases, probes);
        var reaffirmation = new Reaffirmation(context, store, sessions, membership, suspicion, reclaims);
        upkeep = new Upkeep(context, store, releases, reaffirmation);
        failClosed = options.failClosed();
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
        upkeep.start();
        return membership.join().whenComplete((joined, failure) -> admissions.open());
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
        long askedAt = context.now();
        return admissions.admit(request, sessions.add(request, connection)).whenComplete((admission, failure) -> {
            if (failure == null) {
                context.listener().decided(request, admission, Duration.ofNanos(context.now() - askedAt));
            }
        });
    }

    /**
     * Returns whether a session may speak now. Costs a map look-up, and under {@link OnStoreFailure#FAIL_CLOSED} a look
     * at two clocks: no lock, no allocation, no store.
     *
     * <p>Under {@link OnStoreFailure#FAIL_CLOSED} this is what ends a session that speaks although its node's lease
     * lapsed, or lapsed since the store last confirmed the session.
     */
    public boolean mayProceed(String sessionId) {
        var session = sessions.find(sessionId);
        if (session == null || !session.held() || !admissions.isOpen()) {
            return false;
        }
        if (failClosed && !fenced(session)) {
            departures.expel(session, EndReason.STORE_UNAVAILABLE);
            return false;
        }
        return true;
    }

    private void leftInDoubt(LocalSession session) {
        departures.leaveInDoubt(session);
    }

    private boolean fenced(LocalSession session) {
        return membership.lease().runs() && suspicion.heldSince(session.confirmedAt());
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
        departures.depart(session, how);
    }

    /**
     * Ends sessions of a key on purpose, wherever they are.
     *
     * @param sessionId the one session to end, or null for all
     * @param reason a word for people
     */
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return store.end(key, sessionId, reason).thenApply(outcome -> {
            for (var lease : outcome.ended()) {
                var unused = sessions.lose(SessionEnd.revoked(lease, reason, outcome.remaining()));
            }
            return outcome;
        });
    }

    /**
     * Sets something that all nodes follow: this one at once, the others with their next renewal.
     *
     * @return completes once the register has it; exceptionally if it did not answer, and then only this node follows for
     *     certain, for as long as the register does not say otherwise
     * @throws IllegalArgumentException if name or value are not {@linkplain io.github.singlesession.Settings#check such
     *     as a register keeps}
     */
    public CompletionStage<Void> set(String name, String value) {
        return membership.set(name, value);
    }

    /**
     * Asks the store who holds a key, wherever they are.
     *
     * @return the leases of the key, oldest first; exceptionally if the store does not answer in time
     */
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return store.holders(key);
    }

    /** Returns what a session of this node holds now, null if it holds nothing or is not known here. No store call. */
    public @Nullable SessionLease lease(String sessionId) {
        var session = sessions.find(sessionId);
        return session == null ? null : session.lease();
    }

    /** Returns whether this node leaves or has left: nobody is admitted until it is {@linkplain #start() started} again. */
    public boolean leaving() {
        return admissions.isLeaving();
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
        admissions.leave();
        upkeep.stop();
        return sessions.settled(patience)
                .thenCompose(settled -> membership.leave().handle((left, failure) -> sessions.drain(spread)))
                .thenCompose(drained -> drained);
    }

    /** Returns how the guard stands with its store. */
    public GuardStatus status() {
        return new GuardStatus(store.state().up(), membership.lease().remaining(), releases.owed());
    }

    private void storeAnswered() {
        standIn.dismiss();
    }

    private void storeRestored() {
        suspicion.raise();
    }

    private void suspicionRaised() {
        upkeep.soon();
    }

    private void releaseOwed() {
        upkeep.hasten();
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Displaced lost) {
            var unused = sessions.lose(SessionEnd.displaced(lost, membership.storeNow()));
        } else if (notice instanceof Notice.Revoked lost) {
            var unused = sessions.lose(SessionEnd.revoked(lost.lease(), lost.reason(), lost.remaining()));
        } else if (notice instanceof Notice.Probe asked) {
            probes.probe(asked.lease());
        }
    }
}
