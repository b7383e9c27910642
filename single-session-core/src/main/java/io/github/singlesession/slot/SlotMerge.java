// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.ConflictPolicy;
import java.util.ArrayList;
import java.util.List;

/** Two slots that were one being made one again. */
final class SlotMerge {

    private final Slot one;
    private final Slot other;

    SlotMerge(Slot one, Slot other) {
        this.one = one;
        this.other = other;
    }

    Slot decide(ConflictPolicy policy, int limit) {
        var union = new ArrayList<SlotLease>();
        for (SlotLease lease : one.leases()) {
            var twin = other.find(lease.sessionId());
            if (twin != null) {
                union.add(twin.token() > lease.token() ? twin : lease);
            } else if (lease.token() > other.header().revokedUpTo()) {
                union.add(lease);
            }
        }
        for (SlotLease lease : other.leases()) {
            if (one.find(lease.sessionId()) == null
                    && lease.token() > one.header().revokedUpTo()) {
                union.add(lease);
            }
        }
        var kept = within(limit, policy, Slot.of(union, SlotHeader.NOTHING).leases());
        return Slot.of(one.equals(other) ? kept : renewed(kept), header());
    }

    /**
     * Gives tokens above all that were given to whoever has a smaller one: somebody who is let go of, or has left, may have
     * written with a larger one meanwhile, and what the others write would be refused from then on.
     */
    private List<SlotLease> renewed(List<SlotLease> leases) {
        long largest = largestToken();
        var renewed = new ArrayList<SlotLease>();
        for (SlotLease lease : leases) {
            renewed.add(lease.token() == largest ? lease : lease.withToken(largest + 1 + renewed.size()));
        }
        return renewed;
    }

    private long largestToken() {
        return Math.max(one.largestToken(), other.largestToken());
    }

    private static List<SlotLease> within(int limit, ConflictPolicy policy, List<SlotLease> eldestFirst) {
        int surplus = Math.max(0, eldestFirst.size() - limit);
        return policy == ConflictPolicy.KICK_OLD
                ? eldestFirst.subList(surplus, eldestFirst.size())
                : eldestFirst.subList(0, eldestFirst.size() - surplus);
    }

    private SlotHeader header() {
        var mine = one.header();
        var theirs = other.header();
        return new SlotHeader(
                largestToken(),
                Math.max(mine.windowEnd(), theirs.windowEnd()),
                Math.max(mine.takeovers(), theirs.takeovers()),
                Math.max(mine.revokedUpTo(), theirs.revokedUpTo()));
    }
}
