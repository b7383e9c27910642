// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.slot.SlotText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A claim and its outcome as {@code claim.lua} has them. */
final class ClaimText {

    private ClaimText() {}

    static String[] arguments(SessionClaim claim) {
        return new String[] {
            claim.deadline() == SessionClaim.NO_DEADLINE ? "" : Long.toString(claim.deadline()),
            claimant(claim),
            SlotText.connection(claim.claimant().connection()),
            kind(claim.kind()),
            rule(claim),
            nodes(claim.nodes().suspected()),
            nodes(claim.nodes().dead())
        };
    }

    static ClaimOutcome outcome(SessionClaim claim, RedisAnswer answer) {
        var key = claim.key();
        if (answer.size() == 2) {
            return new ClaimOutcome.Granted(lease(key, claim.claimant(), answer.number(1)), List.of(), 1);
        }
        if (answer.text(0).equals("DENIED")) {
            return new ClaimOutcome.Denied(
                    Denial.valueOf(answer.text(1)),
                    answer.leases(key, 3),
                    Duration.of(answer.number(2), ChronoUnit.MICROS));
        }
        var displaced = new ArrayList<Displacement>();
        for (int i = 3; i < answer.size(); i += 2) {
            displaced.add(new Displacement(answer.lease(key, i + 1), Displacement.Cause.valueOf(answer.text(i))));
        }
        return new ClaimOutcome.Granted(answer.lease(key, 2), displaced, (int) answer.number(1));
    }

    private static SessionLease lease(SessionKey key, Claimant claimant, long token) {
        return new SessionLease(key, claimant.sessionId(), claimant.node(), token, token, false, claimant.connection());
    }

    private static String claimant(SessionClaim claim) {
        var claimant = claim.claimant();
        var client = claimant.client();
        return claimant.node().value() + "|" + claimant.sessionId() + "|" + (client == null ? "" : client.value());
    }

    private static String kind(ClaimKind kind) {
        if (kind instanceof ClaimKind.Reserve reserve) {
            return "reserve|" + micros(reserve.hold()) + "|" + (reserve.extend() ? 1 : 0);
        }
        if (kind instanceof ClaimKind.Reclaim reclaim) {
            return "reclaim|" + reclaim.formerToken() + "|" + reclaim.formerSince();
        }
        return "connect";
    }

    private static String rule(SessionClaim claim) {
        var rule = claim.rule();
        var budget = rule.takeoverLimit();
        return rule.limit() + "|" + (mayDisplace(claim) ? 1 : 0) + "|" + budget.max() + "|" + micros(budget.window());
    }

    private static boolean mayDisplace(SessionClaim claim) {
        return claim.rule().policy() == ConflictPolicy.KICK_OLD
                || (claim.rule().takeoverOnRequest()
                        && claim.kind() instanceof ClaimKind.Connect connect
                        && connect.takeover());
    }

    private static String nodes(Set<NodeId> nodes) {
        var text = new StringBuilder();
        nodes.forEach(node -> text.append(node.value()).append(','));
        return text.toString();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
