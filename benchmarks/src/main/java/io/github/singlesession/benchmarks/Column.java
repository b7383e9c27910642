// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.function.ToDoubleFunction;

/**
 * What a table says of contenders beside their rates.
 *
 * @param ranges whether it also says the least and the most of the rounds
 */
record Column<M>(String title, ToDoubleFunction<M> number, boolean ranges) {

    String head() {
        return " " + title + " |" + (ranges ? " min | max |" : "");
    }

    String rule() {
        return " ---: |" + (ranges ? " ---: | ---: |" : "");
    }

    String cells(Spread spread) {
        return ranges
                ? Report.format(" %.1f | %.1f | %.1f |", spread.median(), spread.min(), spread.max())
                : Report.format(" %.1f |", spread.median());
    }
}
