// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.deciding;

import io.github.singlesession.ClaimKind.Connect;
import io.github.singlesession.ClaimKind.Reserve;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Registries that are wrong about leases that are bound to a time. */
final class BrokenTimedLeases {

    private BrokenTimedLeases() {}

    static List<Breakage> all() {
        return List.of(
                reserving(
                        "L1",
                        "holds a reservation half as long",
                        reserve -> new Reserve(reserve.hold().dividedBy(2), reserve.extend())),
                reserving(
                        "L2",
                        "holds a reservation thrice as long",
                        reserve -> new Reserve(reserve.hold().multipliedBy(3), reserve.extend())),
                reserving("L3", "extends without being asked", reserve -> new Reserve(reserve.hold(), true)),
                reserving("L4", "never extends", reserve -> new Reserve(reserve.hold(), false)),
                new Breakage(
                        "L5",
                        "extends by a new lease",
                        claims((registry, claim) ->
                                Twists.isReservation(claim) ? BrokenRetries.anew(registry, claim) : claim)),
                new Breakage("L6", "leaves a confirmed lease its end", claims(BrokenTimedLeases::staysTimed)),
                new Breakage("L7", "confirms under the old token", deciding(BrokenTimedLeases::underTheOldToken)),
                new Breakage("L8", "weakens a connection to a reservation", deciding(BrokenTimedLeases::weakening)),
                new Breakage("L9", "moves a reservation to who extends it", claims(BrokenTimedLeases::movedFirst)),
                new Breakage("L10", "honours every confirmation", BrokenTimedLeases::honouring),
                new Breakage(
                        "L11",
                        "lets reservations displace nobody",
                        claims(claim ->
                                Twists.isReservation(claim) ? Twists.under(claim, ConflictPolicy.FIRST_COME) : claim)),
                new Breakage(
                        "L12",
                        "lets reservations take seats on request",
                        claims(claim ->
                                Twists.isReservation(claim) && claim.rule().takeoverOnRequest()
                                        ? Twists.under(claim, ConflictPolicy.KICK_OLD)
                                        : claim)),
                new Breakage("L13", "releases no reservation", BrokenTimedLeases::keepingReservations));
    }

    private static Breakage reserving(String rule, String what, UnaryOperator<Reserve> change) {
        return new Breakage(
                rule,
                what,
                claims(claim -> claim.kind() instanceof Reserve reserve ? claim.as(change.apply(reserve)) : claim));
    }

    private static SessionClaim staysTimed(Tampered registry, SessionClaim claim) {
        return claim.kind() instanceof Connect && BrokenRetries.holds(registry, claim)
                ? claim.as(Cast.extension(Cast.MINUTE))
                : claim;
    }

    private static ClaimOutcome underTheOldToken(Tampered registry, SessionClaim claim) {
        var held = registry.leaseOf(claim);
        var outcome = registry.sound(claim);
        return held != null && outcome instanceof Granted granted ? Twists.leased(granted, held) : outcome;
    }

    private static ClaimOutcome weakening(Tampered registry, SessionClaim claim) {
        var outcome = registry.sound(claim);
        if (claim.kind() instanceof Reserve reserve) {
            var end = String.valueOf(registry.parts.now() + reserve.hold().toNanos() / 1_000);
            var sessionId = claim.claimant().sessionId();
            registry.parts.edit(claim.key(), slot -> slot.set(sessionId, SlotRecord.EXPIRY, end));
        }
        return outcome;
    }

    private static SessionClaim movedFirst(Tampered registry, SessionClaim claim) {
        var held = registry.leaseOf(claim);
        if (held != null) {
            registry.soundReaffirm(
                    List.of(ContractRules.movedTo(claim.claimant().node(), held)));
        }
        return claim;
    }

    private static SessionRegistry honouring(Parts parts) {
        Set<String> reserved = new HashSet<>();
        return claims(claim -> {
                    var sessionId = claim.claimant().sessionId();
                    if (Twists.isReservation(claim)) {
                        reserved.add(sessionId);
                    }
                    return reserved.contains(sessionId) ? Twists.limited(claim, 9) : claim;
                })
                .apply(parts);
    }

    private static SessionRegistry keepingReservations(Parts parts) {
        return new Tampered(parts) {
            private final Set<String> reserved = new HashSet<>();

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                if (Twists.isReservation(claim)) {
                    reserved.add(claim.claimant().sessionId());
                }
                return sound(claim);
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                return reserved.contains(sessionId)
                        ? new ReleaseOutcome(false, soundHolders(key).size())
                        : soundRelease(key, sessionId, token);
            }
        };
    }
}
