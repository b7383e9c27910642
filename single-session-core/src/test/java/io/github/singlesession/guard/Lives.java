// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The lives of sessions as their nodes tell them, from many threads: what was granted ends, once, and not before. */
final class Lives implements GuardListener {

    private final Set<String> granted = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();

    @Override
    public void granted(SessionLease lease) {
        expect(granted.add(lease.sessionId()), lease.sessionId() + " was granted twice");
    }

    @Override
    public void ended(SessionEnd end) {
        var session = end.lease().sessionId();
        expect(granted.contains(session), session + " ended before it was granted");
        expect(ended.add(session), session + " ended twice");
        expect(told.contains(session) != end.reason().keepsLease(), session + " was told wrongly: " + end.reason());
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        // The loser may be anywhere: its own node tells its end.
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        expect(!granted.contains(request.sessionId()), request.sessionId() + " was refused after it was granted");
    }

    @Override
    public void storeLost() {
        wrongs.add("the store was lost");
    }

    @Override
    public void storeRestored() {
        wrongs.add("the store was restored");
    }

    @Override
    public void set(Map<String, String> settings) {
        throw new IllegalStateException("nothing is set here");
    }

    @Override
    public void reaffirmed(Reaffirmed result) {
        expect(result == Reaffirmed.HELD, "a session was " + result);
    }

    /** A connection was told that its session is over. */
    void told(SessionEnd end) {
        var session = end.lease().sessionId();
        expect(told.add(session), session + " was told twice");
    }

    void assertThatAllAreOver() {
        assertThat(List.copyOf(wrongs)).isEmpty();
        assertThat(granted).isNotEmpty();
        assertThat(ended).isEqualTo(granted);
    }

    private void expect(boolean right, String wrong) {
        if (!right) {
            wrongs.add(wrong);
        }
    }
}
