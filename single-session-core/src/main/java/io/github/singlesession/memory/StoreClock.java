// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import java.time.InstantSource;
import java.time.temporal.ChronoField;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The store's time: the given clock in microseconds, but every reading is later than the one before, also when the
 * clock is set back. So tokens rise strictly, on one key and across its deletion.
 */
final class StoreClock {

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    StoreClock(InstantSource clock) {
        this.clock = clock;
    }

    long next() {
        var instant = clock.instant();
        long micros = instant.getEpochSecond() * 1_000_000 + instant.getLong(ChronoField.MICRO_OF_SECOND);
        return last.updateAndGet(previous -> Math.max(previous + 1, micros));
    }
}
