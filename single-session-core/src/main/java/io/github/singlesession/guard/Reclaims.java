// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.SessionLease;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Puts sessions back that the store lost or never had, and displaces nobody by it. A session whose seat is taken has
 * whoever took it probed, tries once more, and is over if that does not help.
 */
final class Reclaims {

    private final Context context;
    private final LocalSessions sessions;
    private final Claims claims;
    private final Releases releases;
    private final Probes probes;

    Reclaims(Context context, LocalSessions sessions, Claims claims, Releases releases, Probes probes) {
        this.context = context;
        this.sessions = sessions;
        this.claims = claims;
        this.releases = releases;
        this.probes = probes;
    }

    /**
     * Puts a session back.
     *
     * @return completes when it is decided, or is to be tried once more; exceptionally if the store did not answer
     */
    CompletionStage<Void> reclaim(LocalSession session) {
        return session.startReclaim() ? attempt(session, false) : CompletableFuture.completedFuture(null);
    }

    /** The store says that a session holds. One that is over by now gives back what it was just given. */
    void confirm(LocalSession session, SessionLease stored, long askedAt, Reaffirmed how) {
        var confirmation = session.confirm(stored, askedAt);
        if (!confirmation.wanted()) {
            var unused = releases.giveBack(stored);
        } else if (confirmation.end() != null) {
            sessions.over(session, confirmation.end());
        } else {
            context.listener().reaffirmed(how);
        }
    }

    private CompletionStage<Void> attempt(LocalSession session, boolean last) {
        var lease = session.lease();
        if (lease == null) {
            session.endReclaim(true);
            return CompletableFuture.completedFuture(null);
        }
        long askedAt = context.now();
        return claims.make(session.request(), LocalSession.reclaim(lease))
                .whenComplete((outcome, failure) -> {
                    if (failure != null) {
                        end(session, false);
                    }
                })
                .thenAccept(outcome -> settle(session, lease, outcome, askedAt, last));
    }

    private void settle(LocalSession session, SessionLease lease, ClaimOutcome outcome, long askedAt, boolean last) {
        if (outcome instanceof ClaimOutcome.Granted granted) {
            session.endReclaim(true);
            confirm(session, granted.lease(), askedAt, Reaffirmed.RECLAIMED);
            session.goOn();
            return;
        }
        var denied = (ClaimOutcome.Denied) outcome;
        switch (denied.reason()) {
            case EXPIRED -> end(session, false);
            case REVOKED -> lose(session, SessionEnd.revoked(lease, "", 0));
            case OCCUPIED, TAKEOVER_LIMIT -> {
                if (overtaken(session)) {
                    end(session, true);
                } else if (last && claims.undecided()) {
                    // Who has the seat may be dead: that is no reason to end who is there.
                    end(session, false);
                } else if (last) {
                    lose(
                            session,
                            new SessionEnd(
                                    lease,
                                    EndReason.LOST,
                                    null,
                                    denied.holders().size(),
                                    null));
                } else {
                    var unused =
                            context.after(probes.probe(denied.holders())).thenCompose(waited -> attempt(session, true));
                }
            }
        }
    }

    private void end(LocalSession session, boolean answered) {
        session.endReclaim(answered);
        if (!overtaken(session)) {
            session.goOn();
        }
    }

    /** A session whose lease was lost before it was known is over, unless the reclaim put it back. */
    private boolean overtaken(LocalSession session) {
        var end = session.overtaken();
        if (end != null) {
            sessions.over(session, end);
        }
        return end != null;
    }

    private void lose(LocalSession session, SessionEnd end) {
        session.endReclaim(true);
        context.listener().reaffirmed(Reaffirmed.LOST);
        var unused = sessions.lose(end);
    }
}
