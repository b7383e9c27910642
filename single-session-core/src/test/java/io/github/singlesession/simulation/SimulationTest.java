// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.singlesession.house.TestTier;
import io.github.singlesession.house.TestTier.Seeds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clusters keep their promises, whatever faults a seed draws. A failing run names its seed, which replays it. */
class SimulationTest {

    static final long FIRST = 20_251_124L;

    private static final Seeds SEEDS = TestTier.current().shareOf(new Seeds(FIRST, 10_000));

    /** One seed, to replay it. */
    private static final @Nullable Long SEED = Long.getLong("simulation.seed");

    /** For how long to go on, with seeds that were never tried. */
    private static final @Nullable Integer MINUTES = Integer.getInteger("simulation.minutes");

    private long nodeSeconds;

    @Test
    @Tag("shared")
    void keepsItsPromises() {
        if (SEED != null) {
            run(SEED);
        } else if (MINUTES != null) {
            runFor(Duration.ofMinutes(MINUTES));
        } else {
            // Each seed has a world and a time of its own, in one thread: they may run side by side.
            SEEDS.stream()
                    .parallel()
                    .filter(seed -> Simulation.run(Scenario.of(seed)).failed())
                    .findFirst()
                    .ifPresent(this::run);
        }
    }

    private void runFor(Duration duration) {
        long first = System.currentTimeMillis();
        long last = first;
        for (long start = System.nanoTime(); System.nanoTime() - start < duration.toNanos(); last++) {
            run(last);
        }
        System.out.printf("seeds %d to %d, %d node hours%n", first, last - 1, nodeSeconds / 3_600);
    }

    @Test
    void happensAgainJustSo() {
        for (long seed = FIRST; seed < FIRST + 4; seed++) {
            var scenario = Scenario.of(seed);
            assertThat(Simulation.run(scenario)).isEqualTo(Simulation.run(scenario));
        }
    }

    @Test
    void breaksAgainJustSo() {
        var scenario = Sabotage.NO_GRACE.needed(FIRST + 1).with(Sabotage.NO_GRACE);
        var broken = Simulation.run(scenario);

        assertThat(broken.failed()).isTrue();
        assertThat(Simulation.run(scenario)).isEqualTo(broken);
    }

    private void run(long seed) {
        var result = Simulation.run(Scenario.of(seed));
        if (result.failed()) {
            fail(
                    "replay with -Dtest=SimulationTest -Dsimulation.seed=%d: %s\n%s",
                    seed, Scenario.of(seed), result.failure());
        }
        nodeSeconds += result.nodeSeconds();
    }
}
