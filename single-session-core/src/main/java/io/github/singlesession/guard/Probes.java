// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Cluster;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Finds out whether a holder that somebody was refused for is still there: its own node pings it at once and once more
 * at half of the probe time-out, and ends it at the probe time-out if nothing came from it. Nobody waits for it: the
 * newcomer is told when to come back.
 */
final class Probes {

    /** What the end of a silent holder may take, store included, beyond the probe time-out. */
    private static final Duration CLEARANCE = Duration.ofMillis(250);

    private final LocalSessions sessions;
    private final NodeMembership membership;
    private final Cluster cluster;
    private final StoreCalls store;
    private final GuardListener listener;
    private final GuardTimer timer;
    private final LongSupplier nanoTicker;
    private final Duration timeout;

    Probes(
            LocalSessions sessions,
            NodeMembership membership,
            Cluster cluster,
            StoreCalls store,
            GuardListener listener,
            GuardTimer timer,
            LongSupplier nanoTicker,
            Duration timeout) {
        this.sessions = sessions;
        this.membership = membership;
        this.cluster = cluster;
        this.store = store;
        this.listener = listener;
        this.timer = timer;
        this.nanoTicker = nanoTicker;
        this.timeout = timeout;
    }

    /** Has the holders probed, each by its own node, and returns when it is worth asking again. */
    Duration probe(List<SessionLease> holders) {
        for (var holder : holders) {
            if (holder.node().equals(membership.node())) {
                probe(holder);
            } else {
                var unused = store.bounded(cluster.tell(holder.node(), new Notice.Probe(holder)));
            }
        }
        return timeout.plus(CLEARANCE);
    }

    /** Probes a session of this node, unless it is being probed or does not hold that lease. */
    void probe(SessionLease lease) {
        var session = sessions.find(lease.sessionId());
        if (session == null || !session.startProbe(lease)) {
            return;
        }
        long start = nanoTicker.getAsLong();
        session.connection().ping();
        timer.after(timeout.dividedBy(2), () -> {
            if (!session.connection().heardSince(start)) {
                session.connection().ping();
            }
        });
        timer.after(timeout, () -> {
            session.endProbe();
            if (!session.connection().heardSince(start)) {
                stale(session);
            }
        });
    }

    private void stale(LocalSession session) {
        var lease = session.close(EndReason.STALE);
        if (lease != null) {
            session.connection().end(new SessionEnd(lease, EndReason.STALE, null, 0, null));
            sessions.remove(session);
            store.releaseAndTell(lease, EndReason.STALE, listener);
        }
    }
}
