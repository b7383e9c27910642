// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Denial;
import io.github.singlesession.SessionLease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who gets in: a claim, from the question to what everybody was told of the answer. */
final class Admissions {

    private enum Phase {
        NOT_JOINED,
        OPEN,
        LEAVING
    }

    private final LocalSessions sessions;
    private final NodeMembership membership;
    private final StoreCalls store;
    private final GuardListener listener;
    private final Probes probes;

    private volatile Phase phase = Phase.NOT_JOINED;

    Admissions(
            LocalSessions sessions,
            NodeMembership membership,
            StoreCalls store,
            GuardListener listener,
            Probes probes) {
        this.sessions = sessions;
        this.membership = membership;
        this.store = store;
        this.listener = listener;
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

    CompletionStage<Admission> admit(AdmissionRequest request, LocalSession session) {
        if (!isOpen()) {
            return CompletableFuture.completedFuture(refuseWhenClosed(request, session));
        }
        return store.claim(request)
                .handle((outcome, failure) ->
                        failure == null ? settle(request, session, outcome) : doubt(request, session))
                .thenCompose(admission -> admission);
    }

    private CompletionStage<Admission> settle(AdmissionRequest request, LocalSession session, ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.Granted granted) {
            return displace(granted).thenApply(told -> grant(request, session, granted.lease()));
        }
        var denied = (ClaimOutcome.Denied) outcome;
        boolean occupied = denied.reason() == Denial.OCCUPIED;
        var retryAfter = occupied ? probes.probe(denied.holders()) : denied.retryAfter();
        var refusal = new Admission.Refused(Refusal.of(denied.reason()), denied.holders(), retryAfter);
        return CompletableFuture.completedFuture(refuse(request, session, refusal));
    }

    /** Ends those of this node that were displaced, and waits for those among them whose own grant is not told yet. */
    private CompletionStage<Void> displace(ClaimOutcome.Granted granted) {
        var successor = granted.lease();
        CompletionStage<Void> told = CompletableFuture.completedFuture(null);
        for (var displacement : granted.displaced()) {
            listener.displaced(displacement, successor);
            var end = SessionEnd.displaced(displacement, successor.sessionId(), granted.holders());
            var settled = sessions.lose(end);
            told = told.thenCompose(earlier -> settled);
        }
        return told;
    }

    private Admission grant(AdmissionRequest request, LocalSession session, SessionLease lease) {
        // A seat that was claimed as a node that this guard is no more would be anybody's.
        if (!isOpen() || !lease.node().equals(membership.node())) {
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
            store.releaseAndTell(lease, end.reason(), listener);
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
}
