// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the application and the connections of one node heard, in order. */
final class Heard implements GuardListener {

    private final List<String> words = new ArrayList<>();
    private final Map<Reaffirmed, Integer> reaffirmed = new EnumMap<>(Reaffirmed.class);
    private final List<SessionEnd> ends = new ArrayList<>();
    private Runnable whileGranted = () -> {};

    /** Returns what was heard since the last time, and forgets it. */
    synchronized List<String> words() {
        var all = List.copyOf(words);
        words.clear();
        return all;
    }

    synchronized int timesReaffirmed(Reaffirmed result) {
        return reaffirmed.getOrDefault(result, 0);
    }

    synchronized List<SessionEnd> ends() {
        return List.copyOf(ends);
    }

    /** Returns a connection that notes what it is told. */
    GuardedConnection connection(String name) {
        return Peer.lively(end -> hear("tell " + name + " " + end.reason()));
    }

    @Override
    public void granted(SessionLease lease) {
        hear("granted " + lease.sessionId());
        whileGranted.run();
    }

    /** Something happens while the application is being told of a grant. */
    void whileGranted(Runnable event) {
        whileGranted = event;
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        hear("refused " + request.sessionId() + " " + refusal.reason());
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        hear("displaced " + displacement.lease().sessionId() + " by " + successor.sessionId());
    }

    @Override
    public synchronized void ended(SessionEnd end) {
        ends.add(end);
        hear("ended " + end.lease().sessionId() + " " + end.reason());
    }

    @Override
    public void storeLost() {
        hear("store lost");
    }

    @Override
    public void storeRestored() {
        hear("store restored");
    }

    @Override
    public synchronized void set(Map<String, String> settings) {
        hear("set " + new TreeMap<>(settings));
    }

    @Override
    public synchronized void reaffirmed(Reaffirmed result) {
        reaffirmed.merge(result, 1, Integer::sum);
    }

    synchronized void hear(String word) {
        words.add(word);
    }
}
