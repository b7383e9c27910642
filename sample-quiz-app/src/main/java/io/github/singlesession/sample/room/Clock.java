// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.Period;
import java.time.Duration;

/** How long a stage lasts and what is left of it, in milliseconds: spans need no common clock with the browser. */
record Clock(long total, long left) {

    static Clock of(Period period, Duration moment) {
        return new Clock(period.length().toMillis(), period.remaining(moment).toMillis());
    }
}
