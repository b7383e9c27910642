// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What a guard runs on. All of it comes from outside, so that a test can run a cluster in one thread.
 *
 * @param timer runs things later
 * @param answers carries out what follows on the store's late answers and notices, so that no thread of the store's
 *     client does; its tasks may run at once
 * @param nanoTicker monotonic time in nanoseconds, such as {@link System#nanoTime}
 * @param wallClock the time of day, which decides nothing but whether this machine was asleep, and stands in for the
 *     store's time where the store was never heard
 */
public record GuardRuntime(GuardTimer timer, Executor answers, LongSupplier nanoTicker, InstantSource wallClock) {

    long now() {
        return nanoTicker.getAsLong();
    }
}
