// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The store's record for one key: its leases, oldest first, and a header where there is more to remember. A value:
 * {@link SlotDecision} makes the next one, {@link SlotText} writes it down.
 */
public final class Slot {

    /** The slot of a key that nobody holds. Stores keep no record for it. */
    public static final Slot EMPTY = new Slot(List.of(), SlotHeader.NOTHING);

    private final List<SlotLease> leases;
    private final SlotHeader header;

    private Slot(List<SlotLease> leases, SlotHeader header) {
        this.leases = leases;
        this.header = header;
    }

    /** Returns a slot of these leases, put in order, and of no more header than these leases leave to say. */
    static Slot of(List<SlotLease> leases, SlotHeader header) {
        return of(leases, header, header.lastToken());
    }

    /** Returns a slot of these leases whose largest token ever given was {@code largest}, or one of theirs. */
    private static Slot of(List<SlotLease> leases, SlotHeader header, long largest) {
        var ordered = leases.size() < 2 ? List.copyOf(leases) : inOrder(leases);
        var kept = header.withLastToken(largest > largestToken(ordered) ? largest : 0);
        return ordered.isEmpty() && kept.saysNothing() ? EMPTY : new Slot(ordered, kept);
    }

    private static List<SlotLease> inOrder(List<SlotLease> leases) {
        return leases.stream()
                .sorted(Comparator.comparingLong(SlotLease::since).thenComparingLong(SlotLease::token))
                .toList();
    }

    List<SlotLease> leases() {
        return leases;
    }

    SlotHeader header() {
        return header;
    }

    /** Returns the leases that hold at a time, oldest first. */
    public List<SessionLease> holders(SessionKey key, long now) {
        return leases.stream()
                .filter(lease -> lease.expiry() > now)
                .map(lease -> lease.under(key))
                .toList();
    }

    /**
     * Returns until when a store must keep this slot, in microseconds since the epoch: {@link Long#MAX_VALUE} while a
     * lease is bound to a node, 0 for a slot that says nothing. Forgetting it earlier loses a lease or a memory;
     * keeping it longer changes no decision.
     */
    public long keepUntil() {
        long until = Math.max(header.windowEnd(), header.revocationEnd());
        for (int i = 0; i < leases.size(); i++) {
            until = Math.max(until, leases.get(i).expiry());
        }
        return until;
    }

    /** Returns the largest token that this slot knows to have been given, 0 if none. */
    long largestToken() {
        return Math.max(Math.max(header.lastToken(), header.revokedUpTo()), largestToken(leases));
    }

    @Nullable
    SlotLease find(String sessionId) {
        for (int i = 0; i < leases.size(); i++) {
            if (leases.get(i).sessionId().equals(sessionId)) {
                return leases.get(i);
            }
        }
        return null;
    }

    /** Returns this slot without some leases; the same instance if there are none of them. */
    Slot without(Predicate<SlotLease> unwanted) {
        if (!any(unwanted)) {
            return this;
        }
        var left = leases.size() == 1
                ? List.<SlotLease>of()
                : leases.stream().filter(unwanted.negate()).toList();
        return of(left, header, largestToken());
    }

    /** Returns this slot with one more lease, or with another form of one that it has. */
    Slot with(SlotLease lease) {
        if (leases.isEmpty()) {
            return of(List.of(lease), header, largestToken());
        }
        var others = new ArrayList<SlotLease>(leases.size() + 1);
        for (SlotLease other : leases) {
            if (!other.sessionId().equals(lease.sessionId())) {
                others.add(other);
            }
        }
        others.add(lease);
        return of(others, header, largestToken());
    }

    Slot with(SlotHeader other) {
        return of(leases, other);
    }

    /** Returns this slot without what stopped mattering: leases past their time, a window and a revocation gone by. */
    public Slot at(long now) {
        var slot = without(lease -> lease.expiry() <= now);
        var old = slot.header;
        boolean windowRuns = now < old.windowEnd();
        boolean revocationKept = now < old.revocationEnd();
        if (windowRuns == (old.windowEnd() != 0) && revocationKept == (old.revokedUpTo() != 0)) {
            return slot;
        }
        return of(
                slot.leases,
                new SlotHeader(
                        slot.largestToken(),
                        windowRuns ? old.windowEnd() : 0,
                        windowRuns ? old.takeovers() : 0,
                        revocationKept ? old.revokedUpTo() : 0));
    }

    private boolean any(Predicate<SlotLease> wanted) {
        for (int i = 0; i < leases.size(); i++) {
            if (wanted.test(leases.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static long largestToken(List<SlotLease> leases) {
        long largest = 0;
        for (int i = 0; i < leases.size(); i++) {
            largest = Math.max(largest, leases.get(i).token());
        }
        return largest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slot slot && leases.equals(slot.leases) && header.equals(slot.header);
    }

    @Override
    public int hashCode() {
        return Objects.hash(leases, header);
    }

    /** Returns the slot's {@linkplain SlotText text form}. */
    @Override
    public String toString() {
        return SlotText.write(this);
    }
}
