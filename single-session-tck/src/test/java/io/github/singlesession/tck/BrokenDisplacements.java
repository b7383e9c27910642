// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.deciding;
import static io.github.singlesession.tck.Breaking.grants;

import io.github.singlesession.ClaimKind.Connect;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Displacement;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Registries that displace the wrong one, and registries that are wrong about nodes. */
final class BrokenDisplacements {

    private BrokenDisplacements() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage("D1", "displaces the newest", deciding(BrokenDisplacements::takingFromTheNewest)),
                new Breakage(
                        "D2",
                        "answers nobody whom it displaced",
                        grants((registry, claim, granted) -> Twists.displacing(granted, List.of()))),
                new Breakage(
                        "D3",
                        "displaces one where the limit asks for two",
                        claims((registry, claim) -> Twists.limited(
                                claim,
                                Math.max(
                                        claim.rule().limit(),
                                        registry.soundHolders(claim.key()).size())))),
                new Breakage("D4", "does not hear who asks for a seat", claims(claim -> asking(claim, false))),
                new Breakage(
                        "D5", "gives the seat to all who ask for it", claims(claim -> Twists.letting(claim, true))),
                new Breakage("D6", "hears requests that nobody made", claims(claim -> asking(claim, true))),
                new Breakage(
                        "D7",
                        "displaces although there is room",
                        claims(claim -> Twists.isKickOld(claim) ? Twists.limited(claim, 1) : claim)));
    }

    static List<Breakage> ofStaleNodes() {
        return List.of(
                new Breakage(
                        "S1",
                        "suspects nobody",
                        claims(claim -> claim.seeing(
                                new NodeView(Set.of(), claim.nodes().dead())))),
                new Breakage(
                        "S2",
                        "takes a suspicion for a death",
                        claims(claim -> claim.seeing(new NodeView(
                                claim.nodes().suspected(), claim.nodes().suspected())))),
                new Breakage(
                        "S3",
                        "lets the dead hold their seats",
                        claims(claim -> claim.seeing(new NodeView(claim.nodes().suspected(), Set.of())))),
                new Breakage("S4", "names the dead in denials", deciding(BrokenDisplacements::namingTheDead)),
                new Breakage(
                        "S5",
                        "drops every lease once one node is dead",
                        claims((registry, claim) -> dropping(
                                registry, claim, lease -> !claim.nodes().dead().isEmpty()))),
                new Breakage(
                        "S6",
                        "drops timed leases with their node",
                        claims((registry, claim) -> dropping(
                                registry, claim, lease -> claim.nodes().dead().contains(lease.node())))),
                new Breakage(
                        "S7",
                        "prefers timed leases of suspected nodes",
                        deciding(BrokenDisplacements::takingFromTheSuspected)),
                new Breakage(
                        "S8",
                        "names the displaced by age",
                        grants((registry, claim, granted) -> Twists.displacing(
                                granted,
                                granted.displaced().stream()
                                        .sorted(Comparator.comparingLong(
                                                loss -> loss.lease().token()))
                                        .toList()))));
    }

    private static SessionClaim asking(SessionClaim claim, boolean takeover) {
        return claim.kind() instanceof Connect ? claim.as(new Connect(takeover)) : claim;
    }

    private static SessionClaim dropping(Tampered registry, SessionClaim claim, Predicate<SessionLease> which) {
        registry.soundHolders(claim.key()).stream().filter(which).forEach(registry::drop);
        return claim;
    }

    private static ClaimOutcome namingTheDead(Tampered registry, SessionClaim claim) {
        var before = registry.soundHolders(claim.key());
        var outcome = registry.sound(claim);
        return outcome instanceof Denied denied ? Twists.naming(denied, before) : outcome;
    }

    private static ClaimOutcome takingFromTheNewest(Tampered registry, SessionClaim claim) {
        var holders = registry.soundHolders(claim.key());
        if (!Twists.isKickOld(claim) || holders.size() < claim.rule().limit()) {
            return registry.sound(claim);
        }
        return takingFrom(holders.get(holders.size() - 1), registry, claim);
    }

    private static ClaimOutcome takingFromTheSuspected(Tampered registry, SessionClaim claim) {
        var suspected = registry.soundHolders(claim.key()).stream()
                .filter(lease -> claim.nodes().suspected().contains(lease.node()))
                .findFirst();
        return suspected.isEmpty() ? registry.sound(claim) : takingFrom(suspected.get(), registry, claim);
    }

    private static ClaimOutcome takingFrom(SessionLease victim, Tampered registry, SessionClaim claim) {
        registry.drop(victim);
        var loss = new Displacement(victim, Displacement.Cause.DISPLACED);
        return registry.sound(claim) instanceof Granted granted
                ? Twists.displacing(granted, List.of(loss))
                : registry.sound(claim);
    }
}
