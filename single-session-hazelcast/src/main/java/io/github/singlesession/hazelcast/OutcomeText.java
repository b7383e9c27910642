// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.slot.LeaseText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text form of a claim's outcome.
 *
 * <pre>{@code
 * granted|<holders>                      then the lease's line, then a line <cause>|<lease> for each that was displaced
 * denied|<reason>|<retry after, us>      then a line a holder
 * }</pre>
 */
final class OutcomeText {

    private OutcomeText() {}

    static String write(ClaimOutcome outcome) {
        var text = new StringBuilder();
        if (outcome instanceof ClaimOutcome.Granted granted) {
            text.append("granted|").append(granted.holders());
            text.append('\n').append(LeaseText.write(granted.lease()));
            for (var displaced : granted.displaced()) {
                text.append('\n').append(displaced.cause()).append('|');
                text.append(LeaseText.write(displaced.lease()));
            }
        } else if (outcome instanceof ClaimOutcome.Denied denied) {
            text.append("denied|").append(denied.reason());
            text.append('|').append(denied.retryAfter().toNanos() / 1_000);
            text.append(leases(denied.holders()));
        }
        return text.toString();
    }

    static ClaimOutcome read(SessionKey key, String text) {
        var lines = text.split("\n", -1);
        var head = lines[0].split("\\|", -1);
        if (head[0].equals("denied")) {
            return new ClaimOutcome.Denied(
                    Denial.valueOf(head[1]),
                    leases(key, text),
                    Duration.of(Long.parseLong(head[2]), ChronoUnit.MICROS));
        }
        var displaced = new ArrayList<Displacement>();
        for (int i = 2; i < lines.length; i++) {
            int bar = lines[i].indexOf('|');
            displaced.add(new Displacement(
                    LeaseText.read(key, lines[i].substring(bar + 1)),
                    Displacement.Cause.valueOf(lines[i].substring(0, bar))));
        }
        return new ClaimOutcome.Granted(
                LeaseText.read(key, lines[1]), List.copyOf(displaced), Integer.parseInt(head[1]));
    }

    /** Returns leases as lines, each after a line feed. */
    static String leases(List<SessionLease> leases) {
        var text = new StringBuilder();
        leases.forEach(lease -> text.append('\n').append(LeaseText.write(lease)));
        return text.toString();
    }

    /** Reads the leases of a text, which are all its lines but the first. */
    static List<SessionLease> leases(SessionKey key, String text) {
        return Arrays.stream(text.split("\n", -1))
                .skip(1)
                .map(line -> LeaseText.read(key, line))
                .toList();
    }
}
