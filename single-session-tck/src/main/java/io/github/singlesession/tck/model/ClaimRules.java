// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rules of a claim, written down a second time, from their text and as naively as possible. */
class ClaimRules {

    ClaimOutcome claim(Seats seats, SessionClaim claim, long now, TokenRule tokens) {
        if (claim.deadline() < now) {
            return denied(Denial.EXPIRED, List.of());
        }
        seats.arriveAt(now);
        bury(seats, claim);
        var own = seats.find(claim.claimant().sessionId());
        if (own.isPresent()) {
            return again(seats, own.get(), claim, now, tokens);
        }
        if (claim.kind() instanceof ClaimKind.Reclaim reclaim) {
            return putBack(seats, claim, reclaim, tokens);
        }
        return newcomer(seats, claim, now, tokens);
    }

    void bury(Seats seats, SessionClaim claim) {
        seats.buryNodes(claim.nodes().dead());
    }

    /** The session holds already. */
    private ClaimOutcome again(Seats seats, Held own, SessionClaim claim, long now, TokenRule tokens) {
        if (claim.kind() instanceof ClaimKind.Reserve reserve) {
            return reserveAgain(seats, own, claim, reserve, now);
        }
        boolean moves = !own.claimant().node().equals(claim.claimant().node());
        if (!moves && !own.timed()) {
            return granted(seats, own, List.of());
        }
        long token = seats.nextToken(rule(claim, tokens));
        var moved = new Held(claim.claimant(), token, sinceWhenMoved(own, token), Held.NEVER);
        seats.put(moved);
        return granted(seats, moved, List.of());
    }

    /** A timed claim never weakens a lease that is bound to a node, and moves an end only if it asks to. */
    ClaimOutcome reserveAgain(Seats seats, Held own, SessionClaim claim, ClaimKind.Reserve reserve, long now) {
        var kept = own.timed() && reserve.extend() ? own.until(expiry(claim, now)) : own;
        seats.put(kept);
        return granted(seats, kept, List.of());
    }

    long sinceWhenMoved(Held own, long token) {
        return own.since();
    }

    static long expiry(SessionClaim claim, long now) {
        return claim.kind() instanceof ClaimKind.Reserve reserve ? now + Seats.micros(reserve.hold()) : Held.NEVER;
    }

    /** The store lost the session. */
    private ClaimOutcome putBack(Seats seats, SessionClaim claim, ClaimKind.Reclaim reclaim, TokenRule tokens) {
        if (seats.isRevoked(reclaim.formerToken())) {
            return denied(Denial.REVOKED, List.of());
        }
        if (seats.held().size() >= claim.rule().limit()) {
            return denied(Denial.OCCUPIED, seats.leases());
        }
        long token = seats.nextToken(rule(claim, tokens));
        var lease = new Held(claim.claimant(), token, reclaim.formerSince(), Held.NEVER);
        seats.put(lease);
        return granted(seats, lease, List.of());
    }

    /** A token exceeds the one that a reclaiming session had, too. */
    private static TokenRule rule(SessionClaim claim, TokenRule tokens) {
        return claim.kind() instanceof ClaimKind.Reclaim reclaim ? tokens.above(reclaim.formerToken()) : tokens;
    }

    private ClaimOutcome newcomer(Seats seats, SessionClaim claim, long now, TokenRule tokens) {
        var resumed = seats.held().stream()
                .filter(lease -> isSameClient(lease, claim))
                .toList();
        var others = new ArrayList<>(seats.held());
        others.removeAll(resumed);
        boolean resumes = !resumed.isEmpty();
        boolean full = others.size() >= claim.rule().limit();
        var budget = claim.rule().takeoverLimit();
        if (resumes && seats.isSpent(budget)) {
            return overBudget(seats, claim, now);
        }
        if (full && !mayDisplace(claim)) {
            return denied(Denial.OCCUPIED, seats.leases());
        }
        if (full && seats.isSpent(budget)) {
            return overBudget(seats, claim, now);
        }
        var lost = new ArrayList<>(resume(seats, resumed, claim, now));
        if (full) {
            lost.addAll(displace(seats, victims(others, claim), Cause.DISPLACED));
            if (!resumes) {
                seats.countTakeover(budget, now);
            }
        }
        return seat(seats, claim, lost, now, tokens);
    }

    private List<Displacement> resume(Seats seats, List<Held> resumed, SessionClaim claim, long now) {
        if (!resumed.isEmpty()) {
            countResume(seats, claim, now);
        }
        return displace(seats, resumed, Cause.RESUMED);
    }

    void countResume(Seats seats, SessionClaim claim, long now) {
        seats.countTakeover(claim.rule().takeoverLimit(), now);
    }

    private static boolean isSameClient(Held lease, SessionClaim claim) {
        var client = claim.claimant().client();
        return client != null && client.equals(lease.claimant().client());
    }

    private static boolean mayDisplace(SessionClaim claim) {
        return claim.rule().policy() == ConflictPolicy.KICK_OLD
                || (claim.kind() instanceof ClaimKind.Connect connect
                        && connect.takeover()
                        && claim.rule().takeoverOnRequest());
    }

    /** Those of suspected nodes first, then the oldest, until there is room. */
    List<Held> victims(List<Held> others, SessionClaim claim) {
        var inOrder = new ArrayList<Held>();
        others.stream().filter(lease -> isStale(lease, claim)).forEach(inOrder::add);
        others.stream().filter(lease -> !isStale(lease, claim)).forEach(inOrder::add);
        return inOrder.subList(0, others.size() - claim.rule().limit() + 1);
    }

    boolean isStale(Held lease, SessionClaim claim) {
        return claim.nodes().suspected().stream().anyMatch(lease::boundTo);
    }

    private static List<Displacement> displace(Seats seats, List<Held> losers, Cause cause) {
        losers.forEach(seats::remove);
        return losers.stream()
                .map(loser -> new Displacement(loser.lease(seats.key()), cause))
                .toList();
    }

    private static ClaimOutcome seat(
            Seats seats, SessionClaim claim, List<Displacement> lost, long now, TokenRule tokens) {
        long token = seats.nextToken(tokens);
        var lease = new Held(claim.claimant(), token, token, expiry(claim, now));
        seats.put(lease);
        return granted(seats, lease, lost);
    }

    private static ClaimOutcome granted(Seats seats, Held lease, List<Displacement> displaced) {
        return new ClaimOutcome.Granted(
                lease.lease(seats.key()), displaced, seats.held().size());
    }

    private static ClaimOutcome overBudget(Seats seats, SessionClaim claim, long now) {
        return new ClaimOutcome.Denied(
                Denial.TAKEOVER_LIMIT,
                seats.leases(),
                seats.untilWindowEnd(claim.rule().takeoverLimit(), now));
    }

    private static ClaimOutcome denied(Denial reason, List<SessionLease> holders) {
        return new ClaimOutcome.Denied(reason, holders, Duration.ZERO);
    }
}
