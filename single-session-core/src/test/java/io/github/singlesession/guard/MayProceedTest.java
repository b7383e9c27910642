// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Allocation;
import org.junit.jupiter.api.Test;

/** Asked at every frame. */
class MayProceedTest {

    private static final int CALLS = 100_000;

    /** What the thread may allocate beside the calls: nothing that grows with them. */
    private static final long NOISE_BYTES = CALLS / 10;

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Test
    void allocatesNothing() {
        north.admitted(PHONE, firstCome(1));

        long allocated = Allocation.of(this::ask);

        assertThat(allocated).isLessThanOrEqualTo(NOISE_BYTES);
    }

    @Test
    void asksNoStore() {
        north.admitted(PHONE, firstCome(1));
        north.wire.calls();

        ask();

        assertThat(north.wire.calls()).isEmpty();
    }

    private void ask() {
        int may = 0;
        for (int i = 0; i < CALLS; i++) {
            may += (north.guard.mayProceed(PHONE) ? 1 : 0) + (north.guard.mayProceed(LAPTOP) ? 1 : 0);
        }
        assertThat(may).isEqualTo(CALLS);
    }
}
