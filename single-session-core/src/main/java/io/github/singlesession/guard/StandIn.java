// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Displacement;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.SlotStep;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides in the store's stead while that is away: the same decision, over what this node itself knows. It begins with
 * the sessions that the node has, and forgets everything once the store is back.
 */
final class StandIn {

    private final LocalSessions sessions;
    private final Claims claims;
    private final NodeMembership membership;
    private volatile @Nullable Map<SessionKey, Slot> slots;

    StandIn(LocalSessions sessions, Claims claims, NodeMembership membership) {
        this.sessions = sessions;
        this.claims = claims;
        this.membership = membership;
    }

    /**
     * Decides a claim. What it grants has no fencing token.
     *
     * @param askedAt since when the session wants to hold, by the store's time: whoever ended it in the store since then,
     *     ended it
     */
    synchronized ClaimOutcome claim(AdmissionRequest request, long askedAt) {
        var claim = claims.claim(request, new ClaimKind.Connect(request.takeover()), NodeView.ALL_WELL);
        var outcome = decide(claim, askedAt);
        return outcome instanceof ClaimOutcome.Granted granted ? unfenced(granted, askedAt) : outcome;
    }

    /**
     * A session is over.
     *
     * @return how many leases its key has left here
     */
    synchronized int release(SessionKey key, String sessionId) {
        var step = SlotDecision.release(slot(key), sessionId, SessionLease.ANY_TOKEN, membership.storeNow());
        return keep(key, step).remaining();
    }

    /** The store answers: it, and not what is known here, says from now on who holds what. */
    void dismiss() {
        if (slots != null) {
            forget();
        }
    }

    private synchronized void forget() {
        slots = null;
    }

    /** The tokens that the stand-in gives fence nothing; of those who lose, only what they had from the store counts. */
    private ClaimOutcome.Granted unfenced(ClaimOutcome.Granted granted, long askedAt) {
        var displaced = granted.displaced().stream()
                .map(displacement -> new Displacement(asHeld(displacement.lease()), displacement.cause()))
                .toList();
        var lease = granted.lease();
        var own = new SessionLease(
                lease.key(),
                lease.sessionId(),
                lease.node(),
                SessionLease.ANY_TOKEN,
                Math.min(lease.sinceMicros(), askedAt),
                lease.timed(),
                lease.connection());
        return new ClaimOutcome.Granted(own, displaced, granted.holders());
    }

    private SessionLease asHeld(SessionLease lease) {
        var session = sessions.find(lease.sessionId());
        var held = session == null ? null : session.lease();
        return held == null ? lease.withToken(SessionLease.ANY_TOKEN) : held;
    }

    private Map<SessionKey, Slot> slots() {
        var current = slots;
        if (current == null) {
            current = new HashMap<>();
            slots = current;
            sessions.held().forEach(this::put);
        }
        return current;
    }

    /** A session that the node has is there, whatever the limit says by now. */
    private void put(LocalSession session) {
        var lease = session.lease();
        if (lease != null) {
            var rule = session.request().rule();
            var roomy = new SessionRule(rule.policy(), Integer.MAX_VALUE, false, rule.takeoverLimit());
            var unused = decide(
                    claims.claim(session.request().under(roomy), LocalSession.reclaim(lease), NodeView.ALL_WELL),
                    membership.storeNow());
        }
    }

    private ClaimOutcome decide(SessionClaim claim, long now) {
        return keep(claim.key(), SlotDecision.claim(slot(claim.key()), claim, now));
    }

    private Slot slot(SessionKey key) {
        return slots().getOrDefault(key, Slot.EMPTY);
    }

    private <A> A keep(SessionKey key, SlotStep<A> step) {
        if (step.slot().equals(Slot.EMPTY)) {
            slots().remove(key);
        } else {
            slots().put(key, step.slot());
        }
        return step.answer();
    }
}
