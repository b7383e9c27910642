// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import com.github.benmanes.caffeine.cache.Expiry;
import io.github.singlesession.SessionKey;
import java.util.concurrent.TimeUnit;

/**
 * When a slot that nothing is bound to any more may be forgotten. The decision itself drops what is past its time, so
 * this only gives memory back and may be late, never early.
 */
final class SlotExpiry implements Expiry<SessionKey, Long> {

    /** Long.MAX_VALUE nanoseconds would overflow inside the timer wheel; a hundred years are for ever, too. */
    private static final long FOR_EVER = TimeUnit.DAYS.toNanos(36_500);

    private final StoreClock clock;

    SlotExpiry(StoreClock clock) {
        this.clock = clock;
    }

    @Override
    public long expireAfterCreate(SessionKey key, Long until, long currentTime) {
        long left = Math.max(1, until - clock.next());
        return Math.min(TimeUnit.MICROSECONDS.toNanos(left), FOR_EVER);
    }

    @Override
    public long expireAfterUpdate(SessionKey key, Long until, long currentTime, long currentDuration) {
        return expireAfterCreate(key, until, currentTime);
    }

    @Override
    public long expireAfterRead(SessionKey key, Long until, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
