// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import io.github.singlesession.spring.faults.ScoreFile.Score;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The answers that were processed of a session after another session of the same user, which began later, had spoken: what
 * a limit of one is to prevent. A session that is given a new token, larger than all others, begins anew.
 *
 * @param answers how many there were, of all users
 * @param longest the longest time that one session went on so
 * @param unfenced how many of them a table that refuses tokens smaller than the largest it saw would have taken
 */
record OutOfTurn(int answers, Duration longest, int unfenced) {

    static OutOfTurn among(Collection<Score> scores) {
        var users = new HashMap<String, User>();
        scores.stream().sorted(Comparator.comparingLong(Score::micros)).forEach(score -> users.computeIfAbsent(
                        score.user(), name -> new User())
                .hear(score));
        return new OutOfTurn(
                users.values().stream().mapToInt(user -> user.answers).sum(),
                users.values().stream()
                        .map(User::longest)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                users.values().stream().mapToInt(user -> user.unfenced).sum());
    }

    private static final class User {

        private final Set<String> sessions = new HashSet<>();
        private final Map<String, Long> lateSince = new HashMap<>();
        private final Map<String, Long> tokens = new HashMap<>();
        private String newest = "";
        private long largestToken;
        private long longestMicros;
        private int answers;
        private int unfenced;

        void hear(Score score) {
            // Who was given a larger token than anybody had got the seat back.
            if (sessions.add(score.session()) || regained(score)) {
                newest = score.session();
            }
            if (!newest.equals(score.session())) {
                long since = lateSince.computeIfAbsent(score.session(), session -> score.micros());
                longestMicros = Math.max(longestMicros, score.micros() - since);
                answers++;
                if (score.token() >= largestToken) {
                    unfenced++;
                }
            }
            tokens.put(score.session(), score.token());
            largestToken = Math.max(largestToken, score.token());
        }

        private boolean regained(Score score) {
            long before = tokens.getOrDefault(score.session(), score.token());
            return score.token() > before && score.token() > largestToken;
        }

        Duration longest() {
            return Duration.of(longestMicros, ChronoUnit.MICROS);
        }
    }
}
