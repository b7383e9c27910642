// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One claim being decided. The steps stand in the order in which they are taken. */
final class ClaimDecision {

    /** The slot as it was found: what a denial leaves, but for leases that hold nothing any more. */
    private final Slot found;

    private final SessionClaim claim;
    private final SessionRule rule;
    private final long now;
    private final long token;

    private Slot slot;
    private List<Displacement> displaced = List.of();

    ClaimDecision(Slot before, SessionClaim claim, long now) {
        this.claim = claim;
        this.rule = claim.rule();
        this.now = now;
        // The token is decided before anything is dropped: it exceeds every token that was ever given.
        this.token = Math.max(Math.max(before.largestToken(), formerToken(claim.kind())) + 1, now);
        this.found = claim.deadline() < now ? before : withoutTheDead(before.at(now));
        this.slot = found;
    }

    SlotStep<ClaimOutcome> decide() {
        if (claim.deadline() < now) {
            return denied(Denial.EXPIRED, List.of(), Duration.ZERO);
        }
        var held = slot.find(claim.claimant().sessionId());
        if (held != null) {
            return again(held);
        }
        if (claim.kind() instanceof ClaimKind.Reclaim reclaim) {
            return reclaim(reclaim);
        }
        var own = ofTheSameClient();
        if (!own.isEmpty()) {
            if (budgetSpent()) {
                return overBudget();
            }
            displace(own, Displacement.Cause.RESUMED);
        }
        if (full()) {
            if (!mayTakeOver()) {
                return denied(Denial.OCCUPIED, holders(), Duration.ZERO);
            }
            if (displaced.isEmpty() && budgetSpent()) {
                return overBudget();
            }
            displace(firstToGo(), Displacement.Cause.DISPLACED);
        }
        return granted(SlotLease.of(claim.claimant(), token, token, SlotDecision.expiryOf(claim.kind(), now)));
    }

    /** The session holds already. Its lease keeps its token unless it moves or becomes bound to its node. */
    private SlotStep<ClaimOutcome> again(SlotLease held) {
        if (claim.kind() instanceof ClaimKind.Reserve reserve) {
            boolean moves = reserve.extend() && !held.nodeBound();
            return granted(moves ? held.until(SlotDecision.expiryOf(reserve, now)) : held);
        }
        if (held.nodeBound() && held.node().equals(claim.claimant().node())) {
            return granted(held);
        }
        return granted(SlotLease.of(claim.claimant(), token, held.since(), SlotLease.NODE_BOUND));
    }

    private SlotStep<ClaimOutcome> reclaim(ClaimKind.Reclaim reclaim) {
        if (reclaim.formerToken() <= slot.header().revokedUpTo()) {
            return denied(Denial.REVOKED, List.of(), Duration.ZERO);
        }
        if (full()) {
            return denied(Denial.OCCUPIED, holders(), Duration.ZERO);
        }
        return granted(SlotLease.of(claim.claimant(), token, reclaim.formerSince(), SlotLease.NODE_BOUND));
    }

    private Slot withoutTheDead(Slot current) {
        return claim.nodes().dead().isEmpty() ? current : current.without(this::onDeadNode);
    }

    /** A lease that is bound to a time outlives its node: the reservation's owner may come back elsewhere. */
    private boolean onDeadNode(SlotLease lease) {
        return lease.nodeBound() && claim.nodes().dead().contains(lease.node());
    }

    private boolean onSuspectedNode(SlotLease lease) {
        return lease.nodeBound() && claim.nodes().suspected().contains(lease.node());
    }

    private List<SlotLease> ofTheSameClient() {
        var client = claim.claimant().client();
        return client == null || slot.leases().isEmpty()
                ? List.of()
                : slot.leases().stream()
                        .filter(lease -> client.equals(lease.client()))
                        .toList();
    }

    private boolean full() {
        return slot.leases().size() >= rule.limit();
    }

    private boolean mayTakeOver() {
        return rule.policy() == ConflictPolicy.KICK_OLD
                || (rule.takeoverOnRequest()
                        && claim.kind() instanceof ClaimKind.Connect connect
                        && connect.takeover());
    }

    private boolean budgetSpent() {
        return slot.header().takeovers() >= rule.takeoverLimit().max();
    }

    /** Returns who must go for the newcomer to have room: the stale first, then the oldest. */
    private List<SlotLease> firstToGo() {
        var inOrder = new ArrayList<>(slot.leases());
        inOrder.sort(Comparator.comparing((SlotLease lease) -> !onSuspectedNode(lease)));
        return inOrder.subList(0, slot.leases().size() - rule.limit() + 1);
    }

    /** Displaces some leases. However many a claim displaces, and for whatever cause, it is one takeover. */
    private void displace(List<SlotLease> losers, Displacement.Cause cause) {
        slot = slot.without(losers::contains);
        if (displaced.isEmpty()) {
            long window = SlotDecision.micros(rule.takeoverLimit().window());
            slot = slot.with(slot.header().plusTakeover(now, window));
        }
        var all = new ArrayList<>(displaced);
        losers.forEach(lease -> all.add(new Displacement(lease.under(claim.key()), cause)));
        displaced = List.copyOf(all);
    }

    /** What is put back gets a larger token than it had, also where the store forgot it and its clock is behind. */
    private static long formerToken(ClaimKind kind) {
        return kind instanceof ClaimKind.Reclaim reclaim ? reclaim.formerToken() : 0;
    }

    private List<SessionLease> holders() {
        return found.holders(claim.key(), now);
    }

    private SlotStep<ClaimOutcome> granted(SlotLease lease) {
        var after = slot.leases().contains(lease) ? slot : slot.with(lease);
        return new SlotStep<>(
                after,
                new ClaimOutcome.Granted(
                        lease.under(claim.key()), displaced, after.leases().size()));
    }

    private SlotStep<ClaimOutcome> overBudget() {
        var end = Duration.of(slot.header().windowEnd() - now, ChronoUnit.MICROS);
        return denied(Denial.TAKEOVER_LIMIT, holders(), end);
    }

    private SlotStep<ClaimOutcome> denied(Denial reason, List<SessionLease> holders, Duration retryAfter) {
        return new SlotStep<>(found, new ClaimOutcome.Denied(reason, holders, retryAfter));
    }
}
