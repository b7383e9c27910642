// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.SessionLease;

/** Sessions that are over while they still have their lease: it is given back, and the end is told. */
final class Departures {

    private final Context context;
    private final Store store;
    private final LocalSessions sessions;
    private final Releases releases;
    private final StandIn standIn;

    Departures(Context context, Store store, LocalSessions sessions, Releases releases, StandIn standIn) {
        this.sessions = sessions;
        this.releases = releases;
        this.standIn = standIn;
        this.context = context;
        this.store = store;
    }

    /** The connection of a session is gone. */
    void depart(LocalSession session, EndReason how) {
        var lease = session.close(how);
        if (lease != null) {
            departed(session, lease, how);
        }
    }

    /** The connection of a session has to go. */
    void expel(LocalSession session, EndReason why) {
        var lease = session.close(why);
        if (lease != null) {
            session.connection().end(new SessionEnd(lease, why, null, 0, null));
            departed(session, lease, why);
        }
    }

    /**
     * A session is over that holds a lease. The end is told once it is known how many leases the key has left; until then
     * the session is not forgotten, so that a successor on this node waits for it.
     */
    void departed(LocalSession session, SessionLease lease, EndReason how) {
        if (!session.inDoubt() && lease.fenced() && !store.state().shut()) {
            var unused = releases.giveBack(lease)
                    .handle((outcome, failure) -> failure == null ? outcome.remaining() : remaining(lease))
                    .thenAccept(remaining -> tell(session, lease, how, remaining));
        } else {
            leave(session, lease);
            tell(session, lease, how, remaining(lease));
        }
    }

    /** A session never came to hold what it was granted. */
    void giveBack(LocalSession session, SessionLease lease) {
        if (session.inDoubt() || !lease.fenced()) {
            leave(session, lease);
            var unused = remaining(lease);
        } else {
            var unused = releases.giveBack(lease);
        }
    }

    /** A session leaves its lease behind, as far as the store may have one, to be given back when the store is there. */
    void leave(LocalSession session, SessionLease lease) {
        if (session.inDoubt()) {
            leaveInDoubt(session);
        } else if (lease.fenced()) {
            releases.owe(lease);
        }
    }

    /** A session that was refused leaves behind what an unanswered claim may have given it. */
    void leaveInDoubt(LocalSession session) {
        if (session.inDoubt()) {
            releases.giveBackInDoubt(session.request().key(), session.sessionId());
        }
    }

    private int remaining(SessionLease lease) {
        return standIn.release(lease.key(), lease.sessionId());
    }

    private void tell(LocalSession session, SessionLease lease, EndReason how, int remaining) {
        try {
            context.listener().ended(new SessionEnd(lease, how, null, remaining, null));
        } finally {
            sessions.remove(session);
            session.telling().done();
        }
    }
}
