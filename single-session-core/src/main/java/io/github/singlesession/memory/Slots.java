// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.singlesession.SessionKey;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotStep;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a registry. Who changes one holds its lock, which few other keys share, rather than run inside {@code
 * compute}: what a decision makes on its way is then never allocated, because the compiler sees all of it.
 *
 * <p>A slot with a lease that is bound to a node stays until it is changed. Only one that will say nothing after some
 * time is noted among the endings, where a key costs more than its slot.
 */
final class Slots {

    private static final int LOCKS = 256;

    private final StoreClock clock;
    private final Map<SessionKey, Slot> slots = new ConcurrentHashMap<>();
    private final Object[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();
    private final Cache<SessionKey, Long> endings;

    Slots(StoreClock clock, LongSupplier nanoTicker) {
        this.clock = clock;
        this.endings = Caffeine.newBuilder()
                .expireAfter(new SlotExpiry(clock))
                .removalListener(this::removed)
                .ticker(nanoTicker::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Returns what to hold from {@link #get} to {@link #put}. */
    Object lock(SessionKey key) {
        return locks[Math.floorMod(key.hashCode(), LOCKS)];
    }

    Slot get(SessionKey key) {
        return slots.getOrDefault(key, Slot.EMPTY);
    }

    /** Puts the slot of a step in its place, and returns the step's answer. */
    <A> A put(SessionKey key, SlotStep<A> step) {
        long until = step.slot().keepUntil();
        if (until == 0) {
            slots.remove(key);
        } else {
            slots.put(key, step.slot());
        }
        noteEnding(key, until);
        return step.answer();
    }

    /** Returns how many keys have a slot, after those were forgotten that say nothing any more. */
    long size() {
        endings.cleanUp();
        return slots.size();
    }

    private void noteEnding(SessionKey key, long until) {
        if (until != 0 && until != Long.MAX_VALUE) {
            endings.put(key, until);
        }
    }

    /** Runs inside the cache, so it takes no lock: to forget a slot that says nothing changes no decision. */
    private void removed(@Nullable SessionKey key, @Nullable Long until, RemovalCause cause) {
        if (key != null && cause == RemovalCause.EXPIRED) {
            var left = slots.computeIfPresent(key, (k, slot) -> slot.keepUntil() > clock.next() ? slot : null);
            noteEnding(key, left == null ? 0 : left.keepUntil());
        }
    }
}
