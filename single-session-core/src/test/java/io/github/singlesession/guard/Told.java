// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import java.util.HashMap;
import java.util.Map;

/** What was told of each session, in order, to its connection and to the application. */
final class Told implements GuardListener {

    private final Map<String, String> words = new HashMap<>();

    GuardedConnection connection(String session) {
        return Peer.lively(end -> note(session, "silenced "));
    }

    /** Returns whether a session's own connection was told of its end. */
    boolean end(String session) {
        return of(session).contains("silenced ");
    }

    /** Returns whether each thing was told once, and in order: of a session that speaks, or of one that does not. */
    boolean right(String session, boolean speaks) {
        return of(session).matches(speaks ? "granted " : "|refused |granted (silenced )?ended ");
    }

    String of(String session) {
        return words.getOrDefault(session, "");
    }

    @Override
    public void granted(SessionLease lease) {
        note(lease.sessionId(), "granted ");
    }

    @Override
    public void ended(SessionEnd end) {
        note(end.lease().sessionId(), "ended ");
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        note(request.sessionId(), "refused ");
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        // What matters is when the loser itself is told.
    }

    private void note(String session, String word) {
        words.merge(session, word, String::concat);
    }

    @Override
    public void storeLost() {
        throw new IllegalStateException("the store always answers here");
    }

    @Override
    public void storeRestored() {
        throw new IllegalStateException("the store always answers here");
    }

    @Override
    public void set(Map<String, String> settings) {
        throw new IllegalStateException("nothing is set here");
    }

    @Override
    public void reaffirmed(Reaffirmed result) {
        throw new IllegalStateException("nothing is reaffirmed here");
    }
}
