// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Denial;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who gets in: a claim, from the question to what everybody was told of the answer. */
final class Admissions {

    /** Longer ago than any session waits to be asked about, in nanoseconds. */
    private static final long NEVER = Duration.ofDays(365).toNanos();

    private enum Phase {
        NOT_JOINED,
        OPEN,
        LEAVING
    }

    private final Context context;
    private final Store store;
    private final LocalSessions sessions;
    private final NodeMembership membership;
    private final Claims claims;
    private final StandIn standIn;
    private final Departures departures;
    private final Probes probes;

    private volatile Phase phase = Phase.NOT_JOINED;

    Admissions(
            Context context,
            Store store,
            LocalSessions sessions,
            NodeMembership membership,
            Claims claims,
            StandIn standIn,
            Departures departures,
            Probes probes) {
        this.context = context;
        this.store = store;
        this.sessions = sessions;
        this.membership = membership;
        this.claims = claims;
        this.standIn = standIn;
        this.departures = departures;
        this.probes = probes;
    }

    void open() {
        phase = Phase.OPEN;
    }

    void leave() {
        phase = Phase.LEAVING;
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isLeaving() {
        return phase == Phase.LEAVING;
    }

    CompletionStage<Admission> admit(AdmissionRequest request, LocalSession session) {
        if (!isOpen()) {
            return CompletableFuture.completedFuture(refuseWhenClosed(request, session));
        }
        var pass = mayRely() ? store.state().letClaim() : null;
        if (pass == null) {
            return withoutStore(request, session, membership.storeNow());
        }
        long askedAt = context.now();
        long storeTime = membership.storeNow();
        return claims.make(request, new ClaimKind.Connect(request.takeover()))
                .whenComplete((outcome, failure) -> store.state().back(pass))
                .handle((outcome, failure) -> failure == null
                        ? settle(request, session, outcome, askedAt)
                        : doubt(request, session, storeTime))
                .thenCompose(admission -> admission);
    }

    /** A node that the register does not have would claim for nobody; one whose lease lapsed must not speak. */
    private boolean mayRely() {
        return membership.joined() && (!failClosed() || membership.lease().runs());
    }

    private CompletionStage<Admission> settle(
            AdmissionRequest request, LocalSession session, ClaimOutcome outcome, long askedAt) {
        if (outcome instanceof ClaimOutcome.Granted granted) {
            session.telling().grantedBy(granted.lease().token());
            return displace(granted).thenApply(told -> grant(request, session, granted.lease(), askedAt));
        }
        return CompletableFuture.completedFuture(deny(request, session, (ClaimOutcome.Denied) outcome));
    }

    private Admission deny(AdmissionRequest request, LocalSession session, ClaimOutcome.Denied denied) {
        boolean occupied = denied.reason() == Denial.OCCUPIED;
        var retryAfter = occupied ? probes.probe(denied.holders()) : denied.retryAfter();
        return refuse(
                request, session, new Admission.Refused(Refusal.of(denied.reason()), denied.holders(), retryAfter));
    }

    /** The store did not answer: the claim may have been carried out or may yet be. */
    private CompletionStage<Admission> doubt(AdmissionRequest request, LocalSession session, long storeTime) {
        session.doubt();
        return withoutStore(request, session, storeTime);
    }

    private CompletionStage<Admission> withoutStore(AdmissionRequest request, LocalSession session, long storeTime) {
        if (failClosed()) {
            departures.leaveInDoubt(session);
            return CompletableFuture.completedFuture(
                    refuse(request, session, Admission.Refused.of(Refusal.STORE_UNAVAILABLE)));
        }
        var outcome = standIn.claim(request, storeTime);
        if (outcome instanceof ClaimOutcome.Denied denied) {
            departures.leaveInDoubt(session);
            return CompletableFuture.completedFuture(deny(request, session, denied));
        }
        var granted = (ClaimOutcome.Granted) outcome;
        for (var displacement : granted.displaced()) {
            var loser = sessions.find(displacement.lease().sessionId());
            if (loser != null) {
                departures.leave(loser, displacement.lease());
            }
        }
        // Nothing confirmed it, so it is due as soon as the store is back.
        long never = context.now() - NEVER;
        return displace(granted).thenApply(told -> grant(request, session, granted.lease(), never));
    }

    /** Ends those of this node that were displaced, and waits until the end of each of them is told. */
    private CompletionStage<Void> displace(ClaimOutcome.Granted granted) {
        var successor = granted.lease();
        CompletionStage<Void> told = CompletableFuture.completedFuture(null);
        for (var displacement : granted.displaced()) {
            context.listener().displaced(displacement, successor);
            var lost = new Notice.Displaced(displacement, successor.sessionId(), granted.holders(), successor.token());
            var ended = sessions.lose(SessionEnd.displaced(lost, membership.storeNow()));
            told = told.thenCompose(earlier -> ended);
        }
        return told;
    }

    private Admission grant(AdmissionRequest request, LocalSession session, SessionLease lease, long askedAt) {
        if (!isOpen()) {
            departures.giveBack(session, lease);
            return refuseWhenClosed(request, session);
        }
        if (session.closedWhileClaiming()) {
            sessions.remove(session);
            session.giveUp();
            session.telling().done();
            departures.giveBack(session, lease);
            return new Admission.Over();
        }
        context.listener().granted(lease);
        var end = session.hold(lease, askedAt);
        if (end == null) {
            session.telling().done();
            return new Admission.Admitted(lease);
        }
        if (end.reason().keepsLease()) {
            departures.departed(session, lease, end.reason());
        } else {
            sessions.over(session, end);
        }
        return new Admission.Over();
    }

    private Admission refuseWhenClosed(AdmissionRequest request, LocalSession session) {
        var reason = isLeaving() ? Refusal.NODE_LEAVING : Refusal.STORE_UNAVAILABLE;
        return refuse(request, session, Admission.Refused.of(reason));
    }

    private Admission refuse(AdmissionRequest request, LocalSession session, Admission.Refused refusal) {
        sessions.remove(session);
        session.giveUp();
        context.listener().refused(request, refusal);
        session.telling().done();
        return refusal;
    }

    private boolean failClosed() {
        return context.options().failClosed();
    }
}
