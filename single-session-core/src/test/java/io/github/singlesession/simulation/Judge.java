// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.simulation.Ledger.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says at every frame whether its session may speak, and of every user who is kept out whether it is for too long. */
final class Judge {

    private final VirtualTime time;
    private final History history;
    private final Ledger ledger;
    private final Bounds bounds;
    private final List<Fault> faults;
    private long longestSpeech;
    private long longestLockOut;

    Judge(VirtualTime time, History history, Ledger ledger, Bounds bounds, List<Fault> faults) {
        this.time = time;
        this.history = history;
        this.ledger = ledger;
        this.bounds = bounds;
        this.faults = faults;
    }

    /** A frame came by a connection, and its process let it pass or did not. */
    void frame(Connection connection, boolean passed) {
        var session = connection.sessionId();
        if (!passed) {
            boolean told = connection.ended() || connection.process().draining();
            check(connection, told || connection.admittedAt() < 0, session + " is silenced and was not told");
            return;
        }
        check(connection, !connection.ended(), session + " speaks after its end");
        check(connection, !connection.process().draining(), session + " speaks on a node that leaves");
        if (!ledger.holds(session)) {
            judge(connection);
        }
    }

    /** Returns for how long somebody spoke who did not hold, at most. */
    Duration longestSpeech() {
        return Duration.ofNanos(longestSpeech);
    }

    /** Returns for how long somebody was kept out, at most. */
    Duration longestLockOut() {
        return Duration.ofNanos(longestLockOut);
    }

    private void judge(Connection connection) {
        var loss = ledger.loss(connection.sessionId());
        long since = loss == null ? connection.admittedAt() : loss.at();
        var cause = loss == null ? Cause.NEVER_HELD : loss.cause();
        longestSpeech = Math.max(longestSpeech, time.nanoTime() - since);
        long until = since + bounds.notice();
        for (var fault : faults) {
            if (fault.concerns(connection.process().node().name()) && touches(fault, since, until)) {
                until = Math.max(until, bounds.speaks(fault, since, until, cause));
            }
        }
        check(
                connection,
                time.nanoTime() <= until,
                String.format(
                        Locale.ROOT,
                        "%s speaks, does not hold since %.3f (%s) and should be silent since %.3f",
                        connection.sessionId(),
                        since / 1e9,
                        cause,
                        until / 1e9));
    }

    /** A session was ended whose client is there, and whose seat nobody may take. */
    void ended(Connection connection, EndReason how) {
        var rule = connection.device().user().rule();
        boolean safe = rule.policy() == ConflictPolicy.FIRST_COME && !rule.takeoverOnRequest();
        boolean wrong = how == EndReason.STALE || how == EndReason.LOST || (how == EndReason.DISPLACED && safe);
        var node = connection.process().node().name();
        boolean excused = faults.stream()
                .anyMatch(fault ->
                        fault.mayEnd(node, how) && (!fault.over() || bounds.aftermath(fault) >= time.nanoTime()));
        check(connection, excused || !wrong || !connection.there(), connection.sessionId() + " is ended: " + how);
    }

    /** A node was declared dead that is there: an outage of the store alone, in which nobody could renew, kills nobody. */
    void declaredDead(Instance instance) {
        boolean excused = faults.stream()
                .anyMatch(fault -> fault.mayKill(instance.node().name())
                        && (!fault.over() || bounds.forgets(fault) >= time.nanoTime()));
        if (!excused && !instance.draining()) {
            history.fail(
                    SessionKey.of("nobody"), instance.node().name() + " is declared dead without a fault of its own");
        }
    }

    /** A client that behaves has been kept out since then while fewer than may were connected. */
    void lockedOut(User user, long since) {
        long within = Math.max(since, user.overBudgetUntil());
        longestLockOut = Math.max(longestLockOut, time.nanoTime() - within);
        long until = within + bounds.retry();
        for (var fault : faults) {
            if (touches(fault, since, until)) {
                until = Math.max(until, bounds.locksOut(fault, until));
            }
        }
        if (time.nanoTime() > until) {
            var what = String.format(
                    Locale.ROOT, "locked out since %.3f, should be in since %.3f", since / 1e9, until / 1e9);
            history.fail(user.key(), what);
        }
    }

    /** Returns whether a lease that its node does not know has been there for too long. */
    boolean haunted(long duration) {
        return duration > bounds.recovery() && faults.stream().noneMatch(Fault::makesGhosts);
    }

    private boolean touches(Fault fault, long since, long until) {
        return fault.begin <= until && (!fault.over() || bounds.aftermath(fault) >= since);
    }

    private void check(Connection connection, boolean holds, String otherwise) {
        if (!holds) {
            history.fail(connection.key(), otherwise);
        }
    }
}
