// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.NodeId;
import io.github.singlesession.Verdict;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Nodes that hold seats others are refused for. The register names whom it suspects, but a register that lost its data
 * names nobody who died before: such a node is asked about once, and nobody waits for the answer. Whoever is refused
 * comes back, and finds it suspected.
 */
final class Strangers {

    private final Context context;
    private final Store store;
    private final NodeMembership membership;

    /** Of whom the register knows, or is asked just now. */
    private final Set<NodeId> known = ConcurrentHashMap.newKeySet();

    private volatile long knownSince;

    Strangers(Context context, Store store, NodeMembership membership) {
        this.context = context;
        this.store = store;
        this.membership = membership;
        knownSince = context.now();
    }

    /** Another node holds: the register is asked about it, unless it was within a reaffirm interval or names it itself. */
    void meet(NodeId other) {
        if (context.now() - knownSince > context.options().reaffirmInterval().toNanos()) {
            known.clear();
            knownSince = context.now();
        }
        if (!membership.suspected().contains(other) && known.add(other)) {
            store.verdict(other).whenComplete((verdict, failure) -> {
                if (verdict == Verdict.DEAD) {
                    membership.suspect(other);
                } else if (verdict != Verdict.LIVE) {
                    known.remove(other);
                }
            });
        }
    }
}
