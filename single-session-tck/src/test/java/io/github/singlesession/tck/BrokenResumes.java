// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.deciding;
import static io.github.singlesession.tck.Breaking.grants;

import io.github.singlesession.ClaimKind.Reclaim;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Registries that know a client where it is another, or do not know it again. */
final class BrokenResumes {

    private static final ClientHash EVERYBODY = ClientHash.of("everybody");

    private BrokenResumes() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage("M1", "knows no client", claims(claim -> Twists.client(claim, null))),
                new Breakage(
                        "M2",
                        "calls a resume a displacement",
                        grants((registry, claim, granted) -> Twists.displacing(granted, calledDisplaced(granted)))),
                unknowing("M3", "knows no client under kick-old", (registry, claim) -> Twists.isKickOld(claim)),
                unknowing(
                        "M4",
                        "knows no client where there is room",
                        (registry, claim) -> registry.soundHolders(claim.key()).size()
                                < claim.rule().limit()),
                new Breakage(
                        "M5",
                        "takes every client for the same",
                        claims(claim -> claim.claimant().client() == null ? claim : Twists.client(claim, EVERYBODY))),
                new Breakage(
                        "M6",
                        "takes all who have no client for the same",
                        claims(claim -> claim.claimant().client() == null ? Twists.client(claim, EVERYBODY) : claim)),
                new Breakage("M7", "takes one seat of a client that has two", grants(BrokenResumes::puttingBack)),
                BrokenLists.editing("M8", "forgets the client of a lease that moves", SlotRecord.CLIENT),
                unknowing("M9", "knows no client of a reservation", (registry, claim) -> Twists.isReservation(claim)),
                unknowing(
                        "M10",
                        "forgets the client by a confirmation",
                        (registry, claim) -> registry.leaseOf(claim) != null),
                new Breakage("M11", "gives a seat up before it denies another", BrokenResumes::givingUp),
                new Breakage(
                        "M12",
                        "displaces nobody beside the same client",
                        claims((registry, claim) -> claim.claimant().client() == null
                                ? claim
                                : Twists.limited(
                                        claim,
                                        Math.max(
                                                claim.rule().limit(),
                                                registry.soundHolders(claim.key())
                                                        .size())))));
    }

    private static Breakage unknowing(String rule, String what, BiPredicate<Tampered, SessionClaim> when) {
        return new Breakage(
                rule,
                what,
                claims((registry, claim) -> when.test(registry, claim) ? Twists.client(claim, null) : claim));
    }

    private static List<Displacement> calledDisplaced(Granted granted) {
        return granted.displaced().stream()
                .map(loss -> new Displacement(loss.lease(), Cause.DISPLACED))
                .toList();
    }

    private static Granted puttingBack(Tampered registry, SessionClaim claim, Granted granted) {
        if (granted.displaced().size() < 2) {
            return granted;
        }
        SessionLease second = granted.displaced().get(1).lease();
        var back = Twists.by(claim, Claimant.of(second.sessionId(), second.node()));
        registry.sound(Twists.limited(back, 9).as(new Reclaim(second.token(), second.sinceMicros())));
        return Twists.displacing(granted, granted.displaced().subList(0, 1));
    }

    private static SessionRegistry givingUp(Parts parts) {
        Map<ClientHash, String> seats = new HashMap<>();
        return deciding((registry, claim) -> {
                    var client = claim.claimant().client();
                    var outcome = registry.sound(claim);
                    var own = client == null
                            ? null
                            : seats.putIfAbsent(client, claim.claimant().sessionId());
                    if (own != null && outcome instanceof Denied) {
                        registry.soundRelease(claim.key(), own, SessionLease.ANY_TOKEN);
                    }
                    return outcome;
                })
                .apply(parts);
    }
}
