// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

/** What a contender did in a round, at some rate. */
interface Rated {

    double perSecond();
}
