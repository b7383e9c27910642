// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.slot.Slot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks over the store's shoulder at every step, knows who holds and since when who does not, and checks the slots. */
final class Ledger {

    enum Cause {
        DISPLACED,
        DECLARED_DEAD,
        RELEASED,
        ENDED,
        FORGOTTEN,
        NEVER_HELD
    }

    private final VirtualTime time;
    private final History history;
    private final Post post;
    private final Set<String> held = new HashSet<>();
    private final Map<String, Loss> losses = new HashMap<>();
    private final Map<SessionKey, Long> largestToken = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private boolean clockSet;

    Ledger(VirtualTime time, History history, Post post) {
        this.time = time;
        this.history = history;
        this.post = post;
    }

    boolean holds(String sessionId) {
        return held.contains(sessionId);
    }

    /** Returns how a session lost what it held; null if it never held. */
    @Nullable
    Loss loss(String sessionId) {
        return losses.get(sessionId);
    }

    /** What was before counts no more, but for the tokens of the sessions that are still there. */
    void dataLost() {
        largestToken.clear();
        revoked.clear();
    }

    /** What came before what cannot be told by the store's time any more. */
    void clockSet() {
        clockSet = true;
    }

    void claimed(SessionClaim claim, Slot before, Slot after, ClaimOutcome outcome, long now) {
        var key = claim.key();
        var old = before.holders(key, now);
        history.note(key, "store: " + claimText(claim) + " -> " + outcomeText(outcome));
        if (outcome instanceof ClaimOutcome.Granted granted) {
            displaced(granted);
            granted(claim, old, granted.lease());
            int most = Math.max(claim.rule().limit(), old.size());
            check(key, after.holders(key, now).size() <= most, "more hold than may");
        }
        changed(key, before, after, Cause.DECLARED_DEAD, now);
    }

    void changed(SessionKey key, Slot before, Slot after, Cause cause, long now) {
        if (before.equals(after)) {
            return;
        }
        var left = ids(after.holders(key, now));
        var gone = ids(before.holders(key, now));
        gone.removeAll(left);
        for (var session : gone) {
            if (held.remove(session)) {
                history.note(key, "store: " + cause + " " + session + ", left " + left);
                losses.put(session, new Loss(time.nanoTime(), cause));
            }
            if (cause == Cause.ENDED) {
                revoked.add(session);
            }
        }
        held.addAll(left);
    }

    private void displaced(ClaimOutcome.Granted granted) {
        for (var displacement : granted.displaced()) {
            var session = displacement.lease().sessionId();
            held.remove(session);
            losses.put(session, new Loss(time.nanoTime(), Cause.DISPLACED));
        }
    }

    private void granted(SessionClaim claim, List<SessionLease> old, SessionLease lease) {
        var key = claim.key();
        var session = lease.sessionId();
        if (claim.kind() instanceof ClaimKind.Reclaim) {
            check(key, clockSet || !revoked.contains(session), session + " was ended on purpose and is put back");
            var dead = claim.nodes().dead();
            var stays =
                    old.stream().filter(other -> !dead.contains(other.node())).toList();
            check(key, stays.size() < claim.rule().limit() || ids(stays).contains(session), "a reclaim displaces");
        }
        if (old.stream().anyMatch(lease::equals)) {
            return;
        }
        check(key, lease.token() > largestToken.getOrDefault(key, 0L), "the tokens of the key do not rise");
        check(key, lease.token() > tokens.getOrDefault(session, 0L), "the tokens of " + session + " do not rise");
        largestToken.put(key, lease.token());
        tokens.put(session, lease.token());
    }

    private void check(SessionKey key, boolean holds, String otherwise) {
        if (!holds) {
            history.fail(key, otherwise);
        }
    }

    private String claimText(SessionClaim claim) {
        var dead = claim.nodes().dead().stream().map(post::name).sorted().toList();
        return (claim.kind() instanceof ClaimKind.Reclaim ? "reclaim " : "claim ")
                + claim.claimant().sessionId() + " for "
                + post.name(claim.claimant().node()) + " "
                + claim.rule().policy() + "/" + claim.rule().limit() + (dead.isEmpty() ? "" : " without " + dead);
    }

    private String outcomeText(ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.Granted granted) {
            var losers = granted.displaced().stream()
                    .map(displacement -> displacement.lease().sessionId() + " " + displacement.cause())
                    .toList();
            return "granted, " + granted.holders() + " hold" + (losers.isEmpty() ? "" : ", displaced " + losers);
        }
        var denied = (ClaimOutcome.Denied) outcome;
        return denied.reason() + " " + ids(denied.holders());
    }

    private static Set<String> ids(List<SessionLease> leases) {
        var ids = new TreeSet<String>();
        leases.forEach(lease -> ids.add(lease.sessionId()));
        return ids;
    }

    /**
     * How a session lost what it held.
     *
     * @param at when, by the true time in nanoseconds
     */
    record Loss(long at, Cause cause) {}
}
