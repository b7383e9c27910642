// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A cluster that is broken on purpose.
 *
 * @param rule the id of the rule that it breaks
 * @param what what it does wrong
 * @param cluster makes it
 * @param here makes of it the cluster as the first machine has it
 */
record ClusterBreakage(
        String rule, String what, Function<InstantSource, Cluster> cluster, UnaryOperator<Cluster> here) {

    ClusterBreakage(String rule, String what, Function<InstantSource, Cluster> cluster) {
        this(rule, what, cluster, UnaryOperator.identity());
    }

    @Override
    public String toString() {
        return rule + ": a cluster that " + what;
    }
}
