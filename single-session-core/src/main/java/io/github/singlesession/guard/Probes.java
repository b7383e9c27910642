// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Notice;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;

/**
 * Finds out whether a holder that somebody was refused for is still there: its own node pings it at once and once more
 * at half of the probe time-out, and ends it at the probe time-out if nothing came from it. Nobody waits for it: the
 * newcomer is told when to come back.
 */
final class Probes {

    /** What the end of a silent holder may take, store included, beyond the probe time-out. */
    private static final Duration CLEARANCE = Duration.ofMillis(250);

    private final Context context;
    private final Store store;
    private final LocalSessions sessions;
    private final NodeMembership membership;
    private final Departures departures;
    private final Releases releases;
    private final Strangers strangers;
    private final Duration timeout;

    Probes(
            Context context,
            Store store,
            LocalSessions sessions,
            NodeMembership membership,
            Departures departures,
            Releases releases) {
        this.context = context;
        this.store = store;
        this.sessions = sessions;
        this.membership = membership;
        this.departures = departures;
        this.releases = releases;
        this.strangers = new Strangers(context, store, membership);
        this.timeout = context.options().probeTimeout();
    }

    /** Has the holders probed, each by its own node, and returns when it is worth asking again. */
    Duration probe(List<SessionLease> holders) {
        for (var holder : holders) {
            if (holder.node().equals(membership.node())) {
                probe(holder);
            } else {
                var unused = store.tell(holder.node(), new Notice.Probe(holder));
                strangers.meet(holder.node());
            }
        }
        return timeout.plus(CLEARANCE);
    }

    /** Probes a session of this node, unless it is being probed. A lease that this node does not know is given back. */
    void probe(SessionLease lease) {
        var session = sessions.find(lease.sessionId());
        if (session == null) {
            giveBackUnknown(lease);
        } else if (session.startProbe()) {
            probe(session);
        }
    }

    private void probe(LocalSession session) {
        long start = context.now();
        session.connection().ping();
        context.later(timeout.dividedBy(2), () -> {
            if (!session.connection().heardSince(start)) {
                session.connection().ping();
            }
        });
        context.later(timeout, () -> {
            session.endProbe();
            if (!session.connection().heardSince(start)) {
                departures.expel(session, EndReason.STALE);
            }
        });
    }

    /** Nobody speaks by such a lease: its release got lost, or the store came back with what it had forgotten. */
    private void giveBackUnknown(SessionLease lease) {
        if (!lease.timed()) {
            var unused = releases.giveBack(lease);
        }
    }
}
