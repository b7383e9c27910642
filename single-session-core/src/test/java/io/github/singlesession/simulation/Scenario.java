// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.NodeTiming;
import io.github.singlesession.guard.OnStoreFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a run is made of. */
record Scenario(long seed, OnStoreFailure onStoreFailure, Set<Fault.Kind> faults, Set<Sabotage> sabotage) {

    /** Returns what a seed stands for: every other seed has faults of one kind only, the others have several. */
    static Scenario of(long seed) {
        var chance = new Chance(seed);
        var kinds = List.of(Fault.Kind.values());
        var faults = EnumSet.noneOf(Fault.Kind.class);
        int first = (int) Math.floorMod(seed / 2, kinds.size() + 1L);
        if (first < kinds.size()) {
            faults.add(kinds.get(first));
        }
        if (Math.floorMod(seed, 2) == 1) {
            for (int i = chance.below("how many kinds", 4); i >= 0; i--) {
                faults.add(chance.oneOf("kind", kinds));
            }
        }
        return new Scenario(seed, chance.oneOf("mode", List.of(OnStoreFailure.values())), faults, Set.of());
    }

    Scenario with(Sabotage safeguard) {
        return new Scenario(seed, onStoreFailure, faults, Set.of(safeguard));
    }

    Scenario with(OnStoreFailure other) {
        return new Scenario(seed, other, faults, sabotage);
    }

    Scenario with(Set<Fault.Kind> others) {
        return new Scenario(seed, onStoreFailure, others, sabotage);
    }

    boolean failClosed() {
        return onStoreFailure == OnStoreFailure.FAIL_CLOSED;
    }

    NodeTiming timing() {
        return NodeTiming.DEFAULT;
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + onStoreFailure + ", " + faults + (sabotage.isEmpty() ? "" : ", " + sabotage);
    }
}
