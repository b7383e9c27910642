// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is measured does the job. */
class ContendersTest {

    @ParameterizedTest
    @EnumSource
    void claimTakesTheSeatAndReleaseFreesIt(Contender contender) {
        var visitors = Visitor.visitors(2);
        var seats = contender.seats(visitors);
        assertThat(seats.holder(0)).isNull();

        seats.claim(1);
        var held = seats.claim(0);
        assertThat(seats.holder(0)).isEqualTo(visitors.get(0).sessionId());

        seats.release(0, held);
        assertThat(seats.holder(0)).isNull();
        assertThat(seats.holder(1)).isEqualTo(visitors.get(1).sessionId());
    }
}
