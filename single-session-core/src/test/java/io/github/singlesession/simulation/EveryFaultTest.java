// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import static org.assertj.core.api.Assertions.fail;

import io.github.singlesession.guard.OnStoreFailure;
import io.github.singlesession.house.TestTier;
import io.github.singlesession.house.TestTier.Seeds;
import io.github.singlesession.simulation.Simulation.Result;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of fault alone keeps to its own bound: {@code -Dsimulation.figures} prints what came closest to it. */
@Tag("shared")
class EveryFaultTest {

    private static final Seeds SEEDS = TestTier.current().shareOf(new Seeds(SimulationTest.FIRST, 60));

    private static final boolean FIGURES = Boolean.getBoolean("simulation.figures");

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

    private static void tryOut(Fault.Kind fault, OnStoreFailure mode) {
        var results = SEEDS.stream()
                .parallel()
                .mapToObj(seed -> Simulation.run(scenario(seed, fault, mode)))
                .toList();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).failed()) {
                fail(
                        "%s%n%s",
                        scenario(SEEDS.first() + i, fault, mode), results.get(i).failure());
            }
        }
        if (FIGURES) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f s | %.1f s |%n",
                    fault,
                    mode,
                    longest(results, Result::lockOut).toMillis() / 1e3,
                    longest(results, Result::speech).toMillis() / 1e3);
        }
    }

    private static Scenario scenario(long seed, Fault.Kind fault, OnStoreFailure mode) {
        return Scenario.of(seed).with(mode).with(Set.of(fault));
    }

    private static Duration longest(List<Result> results, Function<Result, Duration> figure) {
        return results.stream().map(figure).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
