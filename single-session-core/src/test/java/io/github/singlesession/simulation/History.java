// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.SessionKey;
import io.github.singlesession.VirtualTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happened, and the first thing that should not have. */
final class History {

    private static final int KEPT = 6_000;
    private static final int SHOWN = 140;
    private static final String EVERYBODY = "";

    private final VirtualTime time;
    private final Deque<Line> lines = new ArrayDeque<>();
    private String failure = "";
    private long count;
    private long hash;

    History(VirtualTime time) {
        this.time = time;
    }

    void note(String what) {
        add(EVERYBODY, what);
    }

    void note(SessionKey key, String what) {
        add(key.subject(), what);
    }

    /** A rule is broken. Only the first one counts: what follows may follow from it. */
    void fail(SessionKey key, String what) {
        note(key, "BROKEN: " + what);
        if (failure.isEmpty()) {
            failure = what + "\n" + of(key.subject());
        }
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    String failure() {
        return failure;
    }

    /** Returns a number that two runs share only if the same happened in both. */
    long fingerprint() {
        return hash * 31 + count;
    }

    private void add(String subject, String what) {
        count++;
        hash = hash * 31 + what.hashCode() + time.nanoTime();
        lines.add(new Line(time.nanoTime(), subject, what));
        if (lines.size() > KEPT) {
            lines.remove();
        }
    }

    private String of(String subject) {
        var all = lines.stream()
                .filter(line ->
                        line.subject().equals(EVERYBODY) || line.subject().equals(subject))
                .map(Line::toString)
                .toList();
        return all.stream().skip(Math.max(0, all.size() - SHOWN)).collect(Collectors.joining("\n"));
    }

    private record Line(long nanos, String subject, String what) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%10.3f %-6s %s", nanos / 1e9, subject, what);
        }
    }
}
