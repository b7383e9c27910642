// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import java.time.Duration;

/**
 * How finely the test knows the store's time.
 *
 * @param width zero where the store's time passes only when the test says so; else the distance that is kept from every
 *     moment at which an answer changes
 */
record Grain(Duration width) {

    /** Lets a clock that never shows the same microsecond twice come back to the time that the test gave it. */
    static final Duration STEP = Duration.ofNanos(100_000);

    boolean exact() {
        return width.isZero();
    }

    /** Returns how far from a moment "so many grains after it" is, in microseconds. */
    long away(int grains) {
        if (exact()) {
            return grains * Seats.micros(STEP);
        }
        return grains < 0 ? -Seats.micros(width) : Seats.micros(width);
    }

    /** Returns how near to a moment nothing may be asked, in microseconds. */
    long blur() {
        return Seats.micros(width) / 2;
    }
}
