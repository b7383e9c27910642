// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.asking;
import static io.github.singlesession.tck.Breaking.denials;
import static io.github.singlesession.tck.Breaking.listing;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/** Registries that list the wrong holders, or answer the wrong leases to a node that asks. */
final class BrokenLists {

    private static final long FIVE_MINUTES = 300_000_000;

    private BrokenLists() {}

    static List<Breakage> ofHolders() {
        return List.of(
                new Breakage("H1", "fails for a key without a record", listing((registry, key) -> {
                    if (registry.parts.everyLease(key).isEmpty()) {
                        throw Tampered.failure();
                    }
                    return registry.soundHolders(key);
                })),
                new Breakage(
                        "H2",
                        "lists the newest first",
                        listing((registry, key) -> Twists.reversed(registry.soundHolders(key)))),
                new Breakage(
                        "H3",
                        "lists those whose time has passed",
                        listing((registry, key) -> registry.parts.everyLease(key))),
                new Breakage("H4", "cuts names at a bar", listing((registry, key) -> registry.soundHolders(key).stream()
                        .map(BrokenLists::cut)
                        .toList())),
                new Breakage(
                        "H5",
                        "names no connections in denials",
                        denials(denied -> Twists.naming(
                                denied,
                                denied.holders().stream()
                                        .map(lease -> Twists.named(lease, null))
                                        .toList()))),
                editing("H6", "forgets the name of a lease that moves", SlotRecord.CONNECTION));
    }

    static List<Breakage> ofReaffirmations() {
        return List.of(
                new Breakage("A1", "finds nothing", asking((registry, leases) -> List.of())),
                new Breakage("A2", "believes every node", asking((registry, leases) -> leases)),
                new Breakage("A3", "puts back what it does not know", asking((registry, leases) -> {
                    var held = registry.soundReaffirm(leases);
                    leases.forEach(lease -> registry.sound(Cast.reclaim(lease, Cast.firstCome(9))));
                    return held;
                })),
                filtering(
                        "A4",
                        "says that a lease moved, and does not move it",
                        (registry, lease) -> registry.leaseOf(lease.key(), lease.sessionId()) != null),
                new Breakage(
                        "A5",
                        "knows a lease under its token only",
                        asking((registry, leases) -> registry.soundReaffirm(leases.stream()
                                .filter(lease -> registry.soundHolders(lease.key()).stream()
                                        .anyMatch(held -> held.token() == lease.token()))
                                .toList()))),
                filtering("A6", "finds those whose time has passed", (registry, lease) -> registry.parts
                        .everyLease(lease.key())
                        .contains(lease)),
                new Breakage("A7", "finds whoever holds the key", asking((registry, leases) -> leases.stream()
                        .flatMap(lease -> registry.soundHolders(lease.key()).stream())
                        .toList())),
                new Breakage(
                        "A8",
                        "asks for sixteen sessions at most",
                        asking((registry, leases) ->
                                registry.soundReaffirm(leases.subList(0, Math.min(16, leases.size()))))),
                new Breakage("A9", "asks for one session of a key", asking((registry, leases) -> {
                    var keys = new HashSet<>();
                    return registry.soundReaffirm(leases.stream()
                            .filter(lease -> keys.add(lease.key()))
                            .toList());
                })),
                new Breakage("A10", "forgets after five minutes, whatever its nodes say", asking((registry, leases) -> {
                    leases.stream()
                            .filter(lease -> registry.parts.now() - lease.sinceMicros() > FIVE_MINUTES)
                            .forEach(registry::drop);
                    return registry.soundReaffirm(leases);
                })),
                new Breakage("A11", "fails where nothing is asked", asking((registry, leases) -> {
                    if (leases.isEmpty()) {
                        throw Tampered.failure();
                    }
                    return registry.soundReaffirm(leases);
                })),
                editing("A12", "binds to its node whatever it reaffirms", SlotRecord.EXPIRY),
                new Breakage("A13", "answers the larger of two tokens", asking(BrokenLists::believingTheLarger)),
                new Breakage("A14", "moves a lease under the token that it has only", asking(BrokenLists::wary)),
                new Breakage("A15", "remembers on which node a session began", BrokenLists::rememberingOrigins),
                new Breakage("A16", "forgets what was ended when it is asked", asking((registry, leases) -> {
                    leases.forEach(lease -> registry.parts.edit(lease.key(), SlotRecord::forgetEndings));
                    return registry.soundReaffirm(leases);
                })));
    }

    private static List<SessionLease> believingTheLarger(Tampered registry, List<SessionLease> leases) {
        return registry.soundReaffirm(leases).stream()
                .map(held -> leases.stream()
                        .filter(asked -> asked.sessionId().equals(held.sessionId()) && asked.token() > held.token())
                        .findFirst()
                        .orElse(held))
                .toList();
    }

    private static List<SessionLease> wary(Tampered registry, List<SessionLease> leases) {
        return registry.soundReaffirm(leases.stream()
                .map(asked -> {
                    var held = registry.leaseOf(asked.key(), asked.sessionId());
                    return held == null || held.token() == asked.token() ? asked : asked.on(held.node());
                })
                .toList());
    }

    private static SessionRegistry rememberingOrigins(Parts parts) {
        Map<String, NodeId> origins = new HashMap<>();
        return Breaking.claims((registry, claim) -> {
                    var claimant = claim.claimant();
                    registry.soundHolders(claim.key()).stream()
                            .filter(lease -> claim.nodes().dead().contains(origins.get(lease.sessionId())))
                            .forEach(registry::drop);
                    origins.putIfAbsent(claimant.sessionId(), claimant.node());
                    return claim;
                })
                .apply(parts);
    }

    /** Answers what is asked where it looks well, and asks nobody. */
    private static Breakage filtering(String rule, String what, BiPredicate<Tampered, SessionLease> well) {
        return new Breakage(rule, what, asking((registry, leases) -> {
            var held = new ArrayList<SessionLease>();
            for (var lease : leases) {
                if (well.test(registry, lease)) {
                    held.add(lease);
                }
            }
            return held;
        }));
    }

    /** Empties a field of every lease that was reaffirmed. */
    static Breakage editing(String rule, String what, int field) {
        return new Breakage(rule, what, asking((registry, leases) -> {
            var held = registry.soundReaffirm(leases);
            for (var lease : held) {
                registry.parts.edit(lease.key(), slot -> slot.set(lease.sessionId(), field, ""));
            }
            return held;
        }));
    }

    private static SessionLease cut(SessionLease lease) {
        var name = Objects.requireNonNullElse(lease.connection(), "");
        return name.indexOf('|') < 0 ? lease : Twists.named(lease, name.substring(0, name.indexOf('|')));
    }
}
