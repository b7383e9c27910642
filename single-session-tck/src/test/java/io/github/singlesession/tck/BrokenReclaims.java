// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.deciding;
import static io.github.singlesession.tck.Breaking.grants;
import static io.github.singlesession.tck.Breaking.listing;

import io.github.singlesession.ClaimKind.Connect;
import io.github.singlesession.ClaimKind.Reclaim;
import io.github.singlesession.SessionLease;
import java.util.Comparator;
import java.util.List;

/** Registries that put sessions back in a wrong way. */
final class BrokenReclaims {

    private static final Connect CONNECT = new Connect(false);

    private BrokenReclaims() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage(
                        "V1",
                        "puts a session back under its old token",
                        grants((registry, claim, granted) -> claim.kind() instanceof Reclaim reclaim
                                ? Twists.leased(granted, Twists.token(granted.lease(), reclaim.formerToken()))
                                : granted)),
                new Breakage(
                        "V2",
                        "dates a session anew that it puts back",
                        claims((registry, claim) -> claim.kind() instanceof Reclaim reclaim
                                ? claim.as(new Reclaim(reclaim.formerToken(), registry.parts.now()))
                                : claim)),
                new Breakage(
                        "V3",
                        "lists holders by their tokens",
                        listing((registry, key) -> registry.soundHolders(key).stream()
                                .sorted(Comparator.comparingLong(SessionLease::token))
                                .toList())),
                new Breakage(
                        "V4",
                        "lets a reclaim displace",
                        claims(claim -> Twists.isReclaim(claim) ? claim.as(CONNECT) : claim)),
                new Breakage(
                        "V5",
                        "lets a reclaim resume",
                        claims(claim ->
                                Twists.isReclaim(claim) && claim.claimant().client() != null
                                        ? claim.as(CONNECT)
                                        : claim)),
                new Breakage(
                        "V6",
                        "puts back what is still there",
                        claims((registry, claim) ->
                                Twists.isReclaim(claim) ? BrokenRetries.anew(registry, claim) : claim)),
                new Breakage(
                        "V7",
                        "leaves what is still there on its old node",
                        claims((registry, claim) ->
                                Twists.isReclaim(claim) ? BrokenRetries.where(registry, claim) : claim)),
                new Breakage(
                        "V8",
                        "puts nobody back on a spent budget",
                        deciding((registry, claim) -> Twists.isReclaim(claim)
                                ? BrokenBudgets.denyingTheSpent(registry, claim)
                                : registry.sound(claim))));
    }
}
