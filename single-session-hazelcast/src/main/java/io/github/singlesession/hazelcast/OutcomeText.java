// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.slot.LeaseText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The text form of a claim's outcome.
 *
 * <pre>{@code
 * alone|<token>                          granted as it was asked for: nobody was displaced, and nobody else holds the key
 * granted|<holders>                      then the lease's line, then a line <cause>|<lease> for each that was displaced
 * denied|<reason>|<retry after, us>      then a line a holder
 * }</pre>
 */
final class OutcomeText {

    /** Characters that an outcome with one lease takes, so that its text grows in place. */
    private static final int ROOM = 160;

    private OutcomeText() {}

    static String write(SessionClaim claim, ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.Granted granted
                && granted.equals(alone(claim, granted.lease().token()))) {
            return "alone|" + granted.lease().token();
        }
        var text = new StringBuilder(ROOM);
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

    static ClaimOutcome read(SessionClaim claim, String text) {
        var fields = new Fields(text);
        return switch (fields.next()) {
            case "alone" -> alone(claim, fields.number());
            case "denied" -> denied(claim.key(), fields, text);
            default -> granted(claim.key(), fields);
        };
    }

    private static ClaimOutcome.Granted alone(SessionClaim claim, long token) {
        var who = claim.claimant();
        var lease = new SessionLease(claim.key(), who.sessionId(), who.node(), token, token, false, who.connection());
        return new ClaimOutcome.Granted(lease, List.of(), 1);
    }

    private static ClaimOutcome denied(SessionKey key, Fields fields, String text) {
        var reason = Denial.valueOf(fields.next());
        var retryAfter = Duration.of(fields.number(), ChronoUnit.MICROS);
        return new ClaimOutcome.Denied(reason, leases(key, text), retryAfter);
    }

    private static ClaimOutcome granted(SessionKey key, Fields fields) {
        int holders = Math.toIntExact(fields.number());
        fields.nextLine();
        var lease = LeaseText.read(key, fields.rest());
        return new ClaimOutcome.Granted(lease, displaced(key, fields), holders);
    }

    private static List<Displacement> displaced(SessionKey key, Fields fields) {
        var displaced = new ArrayList<Displacement>();
        while (fields.more()) {
            var cause = Displacement.Cause.valueOf(fields.next());
            displaced.add(new Displacement(LeaseText.read(key, fields.rest()), cause));
        }
        return List.copyOf(displaced);
    }

    /** Returns leases as lines, each after a line feed. */
    static String leases(List<SessionLease> leases) {
        var text = new StringBuilder();
        leases.forEach(lease -> text.append('\n').append(LeaseText.write(lease)));
        return text.toString();
    }

    /** Reads the leases of a text, which are all its lines but the first. */
    static List<SessionLease> leases(SessionKey key, String text) {
        var fields = new Fields(text);
        fields.nextLine();
        var leases = new ArrayList<SessionLease>();
        while (fields.more()) {
            leases.add(LeaseText.read(key, fields.rest()));
        }
        return List.copyOf(leases);
    }
}
