// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import com.github.benmanes.caffeine.cache.Expiry;
import io.github.singlesession.SessionKey;
import io.github.singlesession.slot.Slot;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * When a slot that nothing is bound to any more may be forgotten. The decision itself drops what is past its time, so
 * this only gives memory back and may be late, never early.
 */
final class SlotExpiry implements Expiry<SessionKey, Slot> {

    /** Long.MAX_VALUE nanoseconds would overflow inside the timer wheel; a hundred years are for ever, too. */
    private static final long FOR_EVER = TimeUnit.DAYS.toNanos(36_500);

    private final LongUnaryOperator microsUntil;

    /** Takes what tells how far away, in microseconds, a time of the store is. */
    SlotExpiry(LongUnaryOperator microsUntil) {
        this.microsUntil = microsUntil;
    }

    @Override
    public long expireAfterCreate(SessionKey key, Slot slot, long currentTime) {
        long until = slot.keepUntil();
        if (until == Long.MAX_VALUE) {
            return FOR_EVER;
        }
        return TimeUnit.MICROSECONDS.toNanos(Math.max(1, microsUntil.applyAsLong(until)));
    }

    @Override
    public long expireAfterUpdate(SessionKey key, Slot slot, long currentTime, long currentDuration) {
        return expireAfterCreate(key, slot, currentTime);
    }

    @Override
    public long expireAfterRead(SessionKey key, Slot slot, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
