// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.time.InstantSource;
import java.time.temporal.ChronoField;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock in microseconds since the epoch of which every reading is later than the one before. */
final class StoreMicros implements LongSupplier {

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    StoreMicros(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long getAsLong() {
        var instant = clock.instant();
        long micros = instant.getEpochSecond() * 1_000_000 + instant.getLong(ChronoField.MICRO_OF_SECOND);
        return last.updateAndGet(previous -> Math.max(previous + 1, micros));
    }
}
