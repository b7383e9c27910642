// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.GameTimer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells people from connections: a player is gone when his last session has been over for the length of the grace.
 * So a refresh, which ends one session and starts another, is nothing that the others get to see.
 */
final class Presence {

    private final Map<String, Set<String>> sessions = new HashMap<>();
    private final Map<String, Long> absences = new HashMap<>();
    private final GameTimer timer;
    private final Duration grace;
    private final Consumer<String> joined;
    private final Consumer<String> left;
    private long lastAbsence;

    Presence(GameTimer timer, Duration grace, Consumer<String> joined, Consumer<String> left) {
        this.timer = timer;
        this.grace = grace;
        this.joined = joined;
        this.left = left;
    }

    synchronized void started(String player, String session) {
        absences.remove(player);
        if (sessions.computeIfAbsent(player, anyone -> new HashSet<>()).add(session)) {
            joined.accept(player);
        }
    }

    /** A session is over and nothing followed it. */
    synchronized void ended(String player, String session) {
        if (drop(player, session)) {
            var absence = ++lastAbsence;
            absences.put(player, absence);
            timer.after(grace, () -> graceIsOver(player, absence));
        }
    }

    /** A session is over because another one of the same player took its seat: he never left. */
    synchronized void displaced(String player, String session) {
        drop(player, session);
    }

    /** Whether this was the last one of his sessions. */
    private boolean drop(String player, String session) {
        var remaining = sessions.getOrDefault(player, new HashSet<>());
        return remaining.remove(session) && remaining.isEmpty();
    }

    private synchronized void graceIsOver(String player, Long absence) {
        if (absences.remove(player, absence)) {
            sessions.remove(player);
            left.accept(player);
        }
    }
}
