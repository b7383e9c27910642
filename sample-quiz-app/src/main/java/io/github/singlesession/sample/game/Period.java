// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.time.Duration;

/** A stretch of a {@link GameTimer}'s time; its end no longer belongs to it. */
public record Period(Duration start, Duration length) {

    boolean covers(Duration moment) {
        return moment.compareTo(start) >= 0 && !remaining(moment).isZero();
    }

    /** What is left of it at that moment, at least zero. */
    public Duration remaining(Duration moment) {
        var remaining = start.plus(length).minus(moment);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }
}
