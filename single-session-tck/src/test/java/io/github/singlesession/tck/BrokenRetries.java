// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.deciding;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Displacement;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Registries that are wrong about deadlines, and about sessions that hold already. */
final class BrokenRetries {

    private BrokenRetries() {}

    static List<Breakage> ofDeadlines() {
        return List.of(
                timeless("X1", "knows no deadlines", (registry, claim) -> true),
                timeless("X2", "knows no deadlines where somebody holds", (registry, claim) -> !registry.soundHolders(
                                claim.key())
                        .isEmpty()),
                new Breakage("X3", "buries the dead before it looks at the deadline", claims((registry, claim) -> {
                    registry.soundHolders(claim.key()).stream()
                            .filter(lease -> claim.nodes().dead().contains(lease.node()))
                            .forEach(registry::drop);
                    return claim;
                })),
                timeless("X4", "grants again without a look at the deadline", BrokenRetries::holds),
                new Breakage(
                        "X5", "reads deadlines as milliseconds", claims(claim -> claim.by(claim.deadline() / 1000))));
    }

    static List<Breakage> all() {
        return List.of(
                new Breakage("K1", "gives a new lease for a retry", claims(BrokenRetries::anew)),
                new Breakage("K2", "displaces again on a retry", BrokenRetries::repeatingItself),
                new Breakage("K3", "spends the budget on a retry", claims((registry, claim) -> {
                    int more = holds(registry, claim) ? 1 : 0;
                    registry.parts.edit(claim.key(), slot -> slot.countTakeovers(more));
                    return claim;
                })),
                new Breakage("K4", "denies a retry above a lowered limit", deciding((registry, claim) -> {
                    var holders = registry.soundHolders(claim.key());
                    return holders.size() > claim.rule().limit() ? Twists.occupied(holders) : registry.sound(claim);
                })),
                new Breakage("K5", "leaves a lease where it was", claims(BrokenRetries::where)),
                new Breakage("K6", "moves a lease under its old token", deciding(BrokenRetries::moving)),
                new Breakage(
                        "K7",
                        "sends a lease that moves to the end of the line",
                        claims((registry, claim) -> isElsewhere(registry, claim) ? anew(registry, claim) : claim)),
                new Breakage(
                        "K8", "looks at the client before it looks at the session", deciding(BrokenRetries::itself)));
    }

    private static Breakage timeless(String rule, String what, BiPredicate<Tampered, SessionClaim> when) {
        return new Breakage(
                rule,
                what,
                claims((registry, claim) -> when.test(registry, claim) ? claim.by(SessionClaim.NO_DEADLINE) : claim));
    }

    static boolean holds(Tampered registry, SessionClaim claim) {
        return registry.leaseOf(claim) != null;
    }

    private static boolean isElsewhere(Tampered registry, SessionClaim claim) {
        var held = registry.leaseOf(claim);
        return held != null && !held.node().equals(claim.claimant().node());
    }

    /** Forgets the lease of the session before it claims. */
    static SessionClaim anew(Tampered registry, SessionClaim claim) {
        var held = registry.leaseOf(claim);
        if (held != null) {
            registry.drop(held);
        }
        return claim;
    }

    /** Has the session claim on the node that its lease has. */
    static SessionClaim where(Tampered registry, SessionClaim claim) {
        var held = registry.leaseOf(claim);
        return held == null ? claim : Twists.on(claim, held.node());
    }

    private static ClaimOutcome moving(Tampered registry, SessionClaim claim) {
        var held = registry.leaseOf(claim);
        if (held == null) {
            return registry.sound(claim);
        }
        var moved = ContractRules.movedTo(claim.claimant().node(), held);
        return new Granted(
                moved,
                List.of(),
                registry.soundReaffirm(List.<SessionLease>of(moved)).size());
    }

    private static ClaimOutcome itself(Tampered registry, SessionClaim claim) {
        var held = registry.leaseOf(claim);
        if (held == null || claim.claimant().client() == null) {
            return registry.sound(claim);
        }
        var outcome = registry.sound(anew(registry, claim));
        return outcome instanceof Granted granted
                ? Twists.displacing(granted, List.of(new Displacement(held, Displacement.Cause.RESUMED)))
                : outcome;
    }

    private static SessionRegistry repeatingItself(Parts parts) {
        Map<String, List<Displacement>> losses = new HashMap<>();
        return Breaking.grants((registry, claim, granted) -> {
                    var before = losses.putIfAbsent(granted.lease().sessionId(), granted.displaced());
                    return before == null ? granted : Twists.displacing(granted, before);
                })
                .apply(parts);
    }
}
