// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import static org.assertj.core.api.Assertions.fail;

import io.github.singlesession.guard.OnStoreFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of fault alone keeps to its own bound: {@code -Dsimulation.figures} prints what came closest to it. */
class EveryFaultTest {

    private static final int SEEDS = 60;

    private static final boolean FIGURES = Boolean.getBoolean("simulation.figures");

    private Duration longestSpeech = Duration.ZERO;
    private Duration longestLockOut = Duration.ZERO;

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void keepsToItsBoundsUnderFailOpen(Fault.Kind fault) {
        tryOut(fault, OnStoreFailure.FAIL_OPEN);
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void keepsToItsBoundsUnderFailClosed(Fault.Kind fault) {
        tryOut(fault, OnStoreFailure.FAIL_CLOSED);
    }

    private void tryOut(Fault.Kind fault, OnStoreFailure mode) {
        for (long seed = SimulationTest.FIRST; seed < SimulationTest.FIRST + SEEDS; seed++) {
            var scenario = Scenario.of(seed).with(mode).with(Set.of(fault));
            var result = Simulation.run(scenario);
            if (result.failed()) {
                fail("%s%n%s", scenario, result.failure());
            }
            longestSpeech = longer(longestSpeech, result.speech());
            longestLockOut = longer(longestLockOut, result.lockOut());
        }
        if (FIGURES) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f s | %.1f s |%n",
                    fault,
                    mode,
                    longestLockOut.toMillis() / 1e3,
                    longestSpeech.toMillis() / 1e3);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
