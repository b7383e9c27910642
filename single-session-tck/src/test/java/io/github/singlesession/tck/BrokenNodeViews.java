// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.deciding;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registries that mix up whom a claim names as dead, and who is in the register of nodes. */
final class BrokenNodeViews {

    private BrokenNodeViews() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage(
                        "S9",
                        "asks the register whether the dead are dead",
                        claims((registry, claim) ->
                                seeing(claim, claim.nodes().dead().stream().filter(node -> isDead(registry, node))))),
                new Breakage(
                        "S10",
                        "drops leases of nodes that left",
                        claims((registry, claim) -> seeing(
                                claim,
                                registry.soundHolders(claim.key()).stream()
                                        .map(SessionLease::node)
                                        .filter(node -> isDead(registry, node))))),
                new Breakage("S11", "strikes whom a claim names as dead", deciding(BrokenNodeViews::striking)));
    }

    private static SessionClaim seeing(SessionClaim claim, Stream<NodeId> dead) {
        Set<NodeId> all = dead.collect(Collectors.toUnmodifiableSet());
        return claim.seeing(new NodeView(claim.nodes().suspected(), all));
    }

    private static boolean isDead(Tampered registry, NodeId node) {
        return registry.parts.cluster().verdict(node).toCompletableFuture().join() == Verdict.DEAD;
    }

    private static ClaimOutcome striking(Tampered registry, SessionClaim claim) {
        claim.nodes().dead().forEach(node -> registry.parts
                .cluster()
                .leave(node)
                .toCompletableFuture()
                .join());
        return registry.sound(claim);
    }
}
