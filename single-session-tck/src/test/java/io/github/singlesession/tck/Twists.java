// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same claim, lease or answer, but for one thing. */
final class Twists {

    private Twists() {}

    static SessionClaim ruled(SessionClaim claim, SessionRule rule) {
        return new SessionClaim(claim.key(), claim.claimant(), rule, claim.kind(), claim.deadline(), claim.nodes());
    }

    static SessionClaim limited(SessionClaim claim, int limit) {
        var rule = claim.rule();
        return ruled(claim, new SessionRule(rule.policy(), limit, rule.takeoverOnRequest(), rule.takeoverLimit()));
    }

    static SessionClaim under(SessionClaim claim, ConflictPolicy policy) {
        var rule = claim.rule();
        return ruled(claim, new SessionRule(policy, rule.limit(), rule.takeoverOnRequest(), rule.takeoverLimit()));
    }

    static SessionClaim letting(SessionClaim claim, boolean takeoverOnRequest) {
        var rule = claim.rule();
        return ruled(claim, new SessionRule(rule.policy(), rule.limit(), takeoverOnRequest, rule.takeoverLimit()));
    }

    static SessionClaim budgeted(SessionClaim claim, int max, Duration window) {
        var rule = claim.rule();
        var budget = new TakeoverLimit(max, window);
        return ruled(claim, new SessionRule(rule.policy(), rule.limit(), rule.takeoverOnRequest(), budget));
    }

    static SessionClaim by(SessionClaim claim, Claimant claimant) {
        return new SessionClaim(claim.key(), claimant, claim.rule(), claim.kind(), claim.deadline(), claim.nodes());
    }

    static SessionClaim client(SessionClaim claim, @Nullable ClientHash client) {
        var old = claim.claimant();
        return by(claim, new Claimant(old.sessionId(), old.node(), client, old.connection()));
    }

    static SessionClaim on(SessionClaim claim, NodeId node) {
        var old = claim.claimant();
        return by(claim, new Claimant(old.sessionId(), node, old.client(), old.connection()));
    }

    static boolean isReservation(SessionClaim claim) {
        return claim.kind() instanceof ClaimKind.Reserve;
    }

    static boolean isReclaim(SessionClaim claim) {
        return claim.kind() instanceof ClaimKind.Reclaim;
    }

    static boolean isKickOld(SessionClaim claim) {
        return claim.rule().policy() == ConflictPolicy.KICK_OLD;
    }

    static Granted leased(Granted granted, SessionLease lease) {
        return new Granted(lease, granted.displaced(), granted.holders());
    }

    static Granted displacing(Granted granted, List<Displacement> displaced) {
        return new Granted(granted.lease(), displaced, granted.holders());
    }

    static Denied occupied(List<SessionLease> holders) {
        return new Denied(Denial.OCCUPIED, holders, Duration.ZERO);
    }

    static Denied naming(Denied denied, List<SessionLease> holders) {
        return new Denied(denied.reason(), holders, denied.retryAfter());
    }

    static SessionLease keyed(SessionLease old, SessionKey key) {
        return new SessionLease(
                key, old.sessionId(), old.node(), old.token(), old.sinceMicros(), old.timed(), old.connection());
    }

    static SessionLease token(SessionLease old, long token) {
        return new SessionLease(
                old.key(), old.sessionId(), old.node(), token, old.sinceMicros(), old.timed(), old.connection());
    }

    static SessionLease since(SessionLease old, long since) {
        return new SessionLease(
                old.key(), old.sessionId(), old.node(), old.token(), since, old.timed(), old.connection());
    }

    static SessionLease named(SessionLease old, @Nullable String connection) {
        return new SessionLease(
                old.key(), old.sessionId(), old.node(), old.token(), old.sinceMicros(), old.timed(), connection);
    }

    static <T> List<T> reversed(List<T> list) {
        var reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
