// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.time.Duration;

/** Measures how long losers stay after their seat was taken. */
@FunctionalInterface
public interface Lags {

    /**
     * A seat was taken, and its loser hears of it now.
     *
     * @param ago how long ago the store gave it away
     * @return to be run once the loser's connection was closed
     */
    Runnable takenOver(Duration ago);
}
