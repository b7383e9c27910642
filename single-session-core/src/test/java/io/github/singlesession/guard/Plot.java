// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * A scenario for Lincheck, in words: steps of {@link OneSeat} one after the other, and then threads with a few steps
 * each, at once.
 */
record Plot(List<String> before, List<List<String>> atOnce) {

    /** Spread over those with one switch. */
    private static final int INTERLEAVINGS = 40;

    /**
     * What is one step here: the store, the cluster, and everybody who is told. Nothing that keeps objects of the guard
     * may be among them: Lincheck would not see that other threads reach these, and would never switch at their fields.
     */
    private static final Set<String> STEPS = Set.of(
            "io.github.singlesession.guard.OneSlot",
            "io.github.singlesession.guard.Told",
            "io.github.singlesession.guard.Peer",
            "io.github.singlesession.memory.InMemoryCluster");

    static Plot after(String... steps) {
        return new Plot(List.of(steps), List.of());
    }

    Plot atOnce(String... steps) {
        var threads =
                Arrays.stream(steps).map(thread -> List.of(thread.split(", "))).toList();
        return new Plot(before, threads);
    }

    /**
     * Has Lincheck try the interleavings with the fewest switches of each plot. Whatever is answered must be answered
     * in some order of the steps one after the other, too, by the same guard; and in the end all must be in order.
     *
     * @throws org.jetbrains.lincheck.LincheckAssertionError if an interleaving is found that does not
     */
    static void check(Class<? extends OneSeat> seat, Plot... plots) {
        var options = new ModelCheckingOptions()
                .iterations(0)
                .invocationsPerIteration(INTERLEAVINGS)
                .addGuarantee(forClasses(STEPS::contains).allMethods().treatAsAtomic())
                .addGuarantee(forClasses(Plot::isValue).allMethods().ignore())
                .addGuarantee(onlyWhatIsCalledBack());
        for (var plot : plots) {
            options.addCustomScenario(plot.scenario(seat));
        }
        options.check(seat);
    }

    /** What no thread changes once it is made. */
    private static boolean isValue(String name) {
        return name.matches("io\\.github\\.singlesession\\.(slot\\.)?[A-Z]\\w*");
    }

    /** The library's own steps are taken for right, but between those of ours that it calls back there are switches. */
    private static ManagedStrategyGuarantee onlyWhatIsCalledBack() {
        return forClasses(name -> name.startsWith("java.util.")).allMethods().mute$lincheck();
    }

    private ExecutionScenario scenario(Class<?> seat) {
        var threads = atOnce.stream().map(steps -> actors(seat, steps)).toList();
        return new ExecutionScenario(actors(seat, before), threads, List.of(), null);
    }

    private static List<Actor> actors(Class<?> seat, List<String> steps) {
        return steps.stream().map(step -> actor(seat, step.split(" "))).toList();
    }

    private static Actor actor(Class<?> seat, String... words) {
        var arguments = List.<Object>copyOf(List.of(words).subList(1, words.length));
        return new Actor(method(seat, words[0]), arguments);
    }

    private static Method method(Class<?> seat, String name) {
        return Arrays.stream(seat.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
