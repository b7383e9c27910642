// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.guard.StoreCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the application of one process hears: every session that is granted ends once, and before its successor. */
final class Hearing implements GuardListener {

    private final World world;
    private final String node;
    private final Tries tries;
    private final Map<String, SessionLease> granted = new LinkedHashMap<>();
    private final Map<String, String> ends = new HashMap<>();
    private final Map<String, String> successors = new HashMap<>();

    Hearing(World world, String node, Tries tries) {
        this.world = world;
        this.node = node;
        this.tries = tries;
    }

    /** Returns the sessions that were granted and of whose end nobody told yet. */
    Map<String, SessionLease> running() {
        var running = new LinkedHashMap<>(granted);
        running.keySet().removeAll(ends.keySet());
        return running;
    }

    boolean ended(String sessionId) {
        return ends.containsKey(sessionId);
    }

    @Override
    public void granted(SessionLease lease) {
        note(lease, "is granted");
        check(lease, granted.put(lease.sessionId(), lease) == null, "is granted twice");
        // Who was put back since, by a reclaim that was under way, goes on.
        successors.forEach((loser, successor) -> {
            if (successor.equals(lease.sessionId()) && running().containsKey(loser)) {
                check(lease, world.ledger().holds(loser) || setBack(), "starts before " + loser + " ends");
            }
        });
        successors.values().removeIf(lease.sessionId()::equals);
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        world.history().note(request.key(), node + ": " + request.sessionId() + " is refused: " + refusal.reason());
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        successors.put(displacement.lease().sessionId(), successor.sessionId());
    }

    @Override
    public void ended(SessionEnd end) {
        var session = end.lease().sessionId();
        note(end.lease(), "ends: " + end.reason());
        check(end.lease(), granted.containsKey(session), "ends before it starts");
        check(end.lease(), ends.put(session, end.reason().name()) == null, "ends twice");
    }

    @Override
    public void storeLost() {
        world.history().note(node + ": store lost");
    }

    @Override
    public void storeRestored() {
        world.history().note(node + ": store restored");
    }

    @Override
    public void asked(StoreCommand command, Duration took, boolean answered) {
        tries.heard(command, answered);
    }

    /** A store that was set back displaces leases that are not known by these tokens any more. */
    private boolean setBack() {
        return world.scenario().faults().contains(Fault.Kind.DATA_SET_BACK);
    }

    private void note(SessionLease lease, String what) {
        world.history().note(lease.key(), node + ": " + lease.sessionId() + " " + what);
    }

    private void check(SessionLease lease, boolean holds, String otherwise) {
        if (!holds) {
            world.history().fail(lease.key(), lease.sessionId() + " " + otherwise + " on " + node);
        }
    }
}
