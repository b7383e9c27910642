// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.Verdict;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.SlotStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The data of the store and what it does with them, one step at a time, by its own clock. */
final class SimStore {

    private final VirtualTime time;
    private final Post post;
    private final Ledger ledger;
    private final Set<Sabotage> sabotage;
    private final Map<SessionKey, Slot> slots = new HashMap<>();
    private Register register;
    private Duration clockAhead = Duration.ZERO;
    private Consumer<NodeId> deaths = node -> {};

    SimStore(VirtualTime time, Post post, Ledger ledger, Register register, Set<Sabotage> sabotage) {
        this.time = time;
        this.post = post;
        this.ledger = ledger;
        this.register = register;
        this.sabotage = sabotage;
    }

    long now() {
        return time.micros() + clockAhead.toNanos() / 1_000;
    }

    void setClock(Duration ahead) {
        clockAhead = clockAhead.plus(ahead);
        ledger.clockSet();
    }

    List<NodeStatus> nodes() {
        return register.nodes();
    }

    /** Returns whether a node is in the register, and in time. */
    boolean holdsFor(NodeId node) {
        return register.live(node, now());
    }

    Post post() {
        return post;
    }

    List<SessionLease> holders(SessionKey key) {
        return slot(key).holders(key, now());
    }

    ClaimOutcome claim(SessionClaim asked) {
        var claim = sabotaged(asked);
        var before = slot(claim.key());
        var step = SlotDecision.claim(before, claim, now());
        put(claim.key(), step);
        ledger.claimed(asked, before, step.slot(), step.answer(), now());
        if (step.answer() instanceof ClaimOutcome.Granted granted) {
            for (var displacement : granted.displaced()) {
                var notice = new Notice.Displaced(
                        displacement,
                        granted.lease().sessionId(),
                        granted.holders(),
                        granted.lease().token());
                post.send(displacement.lease().node(), notice);
            }
        }
        return step.answer();
    }

    ReleaseOutcome release(SessionKey key, String sessionId, long token) {
        var before = slot(key);
        if (token == SessionLease.ANY_TOKEN && sabotage.contains(Sabotage.IN_DOUBT_RELEASE_SWALLOWED)) {
            return new ReleaseOutcome(true, before.holders(key, now()).size());
        }
        var step = SlotDecision.release(before, sessionId, token, now());
        if (!step.answer().released() && sabotage.contains(Sabotage.RELEASE_FREES_ANYBODY)) {
            step = SlotDecision.release(before, anybody(key, sessionId), SessionLease.ANY_TOKEN, now());
        }
        put(key, step);
        ledger.changed(key, before, step.slot(), Ledger.Cause.RELEASED, now());
        return step.answer();
    }

    EndOutcome end(SessionKey key, @Nullable String sessionId, String reason) {
        var before = slot(key);
        var step = SlotDecision.end(before, key, sessionId, now());
        put(key, step);
        ledger.changed(key, before, step.slot(), Ledger.Cause.ENDED, now());
        if (sabotage.contains(Sabotage.REVOCATION_FORGOTTEN)) {
            slots.remove(key);
        }
        for (var lease : step.answer().ended()) {
            post.send(
                    lease.node(),
                    new Notice.Revoked(lease, reason, step.answer().remaining()));
        }
        return step.answer();
    }

    List<SessionLease> reaffirm(List<SessionLease> leases) {
        var held = new ArrayList<SessionLease>();
        for (var lease : leases) {
            var before = slot(lease.key());
            var step = SlotDecision.reaffirm(before, lease, now());
            put(lease.key(), step);
            ledger.changed(lease.key(), before, step.slot(), Ledger.Cause.RELEASED, now());
            step.answer().ifPresent(held::add);
        }
        return List.copyOf(held);
    }

    Renewal join(NodeId node) {
        return register.join(node, now());
    }

    Renewal renew(NodeId node) {
        var renewal = register.renew(node, now());
        post.send(node, new Notice.Loopback());
        return renewal;
    }

    Verdict verdict(NodeId node) {
        boolean known = register.gone(node);
        var verdict = register.verdict(node, now());
        if (verdict == Verdict.DEAD && !known) {
            deaths.accept(node);
        }
        return verdict;
    }

    /** From now on somebody hears of every node that is declared dead. */
    void onDeath(Consumer<NodeId> heard) {
        deaths = heard;
    }

    void set(String name, String value) {
        register.set(name, value);
    }

    void leave(NodeId node) {
        register.leave(node);
        register.nodes().forEach(other -> post.send(other.node(), new Notice.Left(node)));
    }

    Snapshot snapshot() {
        return new Snapshot(Map.copyOf(slots), register.copy());
    }

    /** The store has these data from now on, and no others. */
    void become(Snapshot snapshot) {
        var keys = new ArrayList<>(slots.keySet());
        keys.addAll(snapshot.slots().keySet());
        var before = Map.copyOf(slots);
        slots.clear();
        slots.putAll(snapshot.slots());
        register = snapshot.register().copy();
        ledger.dataLost();
        for (var key : keys) {
            ledger.changed(key, before.getOrDefault(key, Slot.EMPTY), slot(key), Ledger.Cause.FORGOTTEN, now());
        }
    }

    /** The register is where other data are kept than the slots, and only those are lost. */
    void loseRegister(Snapshot nothing) {
        register = nothing.register();
    }

    private SessionClaim sabotaged(SessionClaim claim) {
        if (claim.kind() instanceof ClaimKind.Reclaim && sabotage.contains(Sabotage.RECLAIM_DISPLACES)) {
            var rule = new SessionRule(ConflictPolicy.KICK_OLD, claim.rule().limit(), false, TakeoverLimit.DEFAULT);
            return new SessionClaim(
                    claim.key(), claim.claimant(), rule, new ClaimKind.Connect(true), claim.deadline(), claim.nodes());
        }
        return sabotage.contains(Sabotage.DEADLINE_IGNORED) ? claim.by(SessionClaim.NO_DEADLINE) : claim;
    }

    private String anybody(SessionKey key, String otherwise) {
        return holders(key).stream().findFirst().map(SessionLease::sessionId).orElse(otherwise);
    }

    private Slot slot(SessionKey key) {
        return slots.getOrDefault(key, Slot.EMPTY);
    }

    private void put(SessionKey key, SlotStep<?> step) {
        if (step.slot().equals(Slot.EMPTY)) {
            slots.remove(key);
        } else {
            slots.put(key, step.slot());
        }
    }

    /** What a store had at some moment. */
    record Snapshot(Map<SessionKey, Slot> slots, Register register) {}
}
