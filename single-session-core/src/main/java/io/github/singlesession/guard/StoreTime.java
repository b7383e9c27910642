// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import org.jspecify.annotations.Nullable;

/**
 * The store's time as this node knows it. When a renewal was carried out is taken for when its answer came: so it is
 * never ahead of the store, and a claim's deadline is never later than it should be.
 */
final class StoreTime {

    private final GuardRuntime runtime;

    private volatile @Nullable Heard heard;

    StoreTime(GuardRuntime runtime) {
        this.runtime = runtime;
    }

    /** The store said what time it has, in microseconds since the epoch. */
    void heard(long micros) {
        heard = new Heard(micros, runtime.now());
    }

    /** Returns the store's time, in microseconds since the epoch; the time of day where the store never said its own. */
    long now() {
        var last = heard;
        return last == null ? runtime.wallClock().millis() * 1_000 : last.micros + (runtime.now() - last.at) / 1_000;
    }

    private record Heard(long micros, long at) {}
}
