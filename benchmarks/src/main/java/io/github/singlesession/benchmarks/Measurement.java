// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/**
 * What one contender did in one round.
 *
 * @param perSecond operations a second, of all threads together
 * @param bytes what an operation allocated
 */
record Measurement(double perSecond, double bytes) implements Rated {

    /** What JMH's GC profiler calls the bytes of an operation. */
    private static final String BYTES = "gc.alloc.rate.norm";

    static Measurement of(RunResult result) {
        var bytes = Objects.requireNonNull(result.getSecondaryResults().get(BYTES), BYTES);
        return new Measurement(result.getPrimaryResult().getScore(), bytes.getScore());
    }
}
