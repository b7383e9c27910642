// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Clusters keep their promises, whatever faults a seed draws. A failing run names its seed, which replays it. */
class SimulationTest {

    private static final long FIRST = 20_251_124L;
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 300);

    @Test
    void keepsItsPromises() {
        var only = Long.getLong("simulation.seed");
        if (only != null) {
            run(only);
            return;
        }
        long nodeSeconds = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            nodeSeconds += run(seed);
        }
        System.out.printf("simulated %d node hours in %d runs%n", nodeSeconds / 3_600, SEEDS);
    }

    @Test
    void happensAgainJustSo() {
        for (long seed = FIRST; seed < FIRST + 4; seed++) {
            var scenario = Scenario.of(seed);
            assertThat(Simulation.run(scenario)).isEqualTo(Simulation.run(scenario));
        }
    }

    private static long run(long seed) {
        var result = Simulation.run(Scenario.of(seed));
        if (result.failed()) {
            fail(
                    "replay with -Dtest=SimulationTest -Dsimulation.seed=%d: %s\n%s",
                    seed, Scenario.of(seed), result.failure());
        }
        return result.nodeSeconds();
    }
}
