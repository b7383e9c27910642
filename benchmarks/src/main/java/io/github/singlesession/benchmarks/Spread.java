// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.stream.DoubleStream;

/** A number as it came out round by round. */
record Spread(double median, double min, double max) {

    static Spread of(DoubleStream rounds) {
        double[] sorted = rounds.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
