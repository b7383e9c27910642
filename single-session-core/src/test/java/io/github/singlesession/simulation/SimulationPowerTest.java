// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing shows nothing: without any one of the safeguards it finds what that guards against. */
class SimulationPowerTest {

    /** Within so many seeds. Most need less than ten. */
    private static final int SEEDS = 600;

    @ParameterizedTest
    @EnumSource
    void findsWhatASafeguardIsFor(Sabotage safeguard) {
        var found = LongStream.range(SimulationTest.FIRST, SimulationTest.FIRST + SEEDS)
                .filter(seed ->
                        Simulation.run(safeguard.needed(seed).with(safeguard)).failed())
                .findFirst();

        assertThat(found).as("a seed that shows the want of it").isPresent();
        found.ifPresent(seed ->
                assertThat(Simulation.run(safeguard.needed(seed)).failure()).isEmpty());
    }
}
