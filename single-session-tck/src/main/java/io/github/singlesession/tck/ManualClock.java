// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock for stores that take theirs from outside. It stands still until it is advanced. */
public final class ManualClock implements InstantSource {

    private static final Instant START = Instant.parse("2025-11-24T16:00:00Z");

    private Duration passed = Duration.ZERO;

    @Override
    public Instant instant() {
        return START.plus(passed());
    }

    /** Returns the monotonic time that belongs to this clock, as {@link System#nanoTime} would. */
    public long nanoTime() {
        return passed().toNanos();
    }

    /** Lets time pass. */
    public synchronized void advance(Duration time) {
        passed = passed.plus(time);
    }

    private synchronized Duration passed() {
        return passed;
    }
}
