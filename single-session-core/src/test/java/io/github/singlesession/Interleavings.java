// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * How Lincheck is asked: scenarios so small that they are all race, always the same ones, and in each of them the
 * interleavings with the fewest switches, which is where a check apart from its act is found.
 */
public final class Interleavings {

    private Interleavings() {}

    /** Returns options for two threads with one step each, and one step before and one after. */
    public static ModelCheckingOptions ofTwoThreads() {
        return new ModelCheckingOptions()
                .iterations(5)
                .invocationsPerIteration(60)
                .threads(2)
                .actorsPerThread(1)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(false)
                .addGuarantee(forClasses("java.util.concurrent.ConcurrentHashMap")
                        .allMethods()
                        .treatAsAtomic());
    }
}
