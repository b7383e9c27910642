// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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
        ask();

        long allocated = Long.MAX_VALUE;
        for (int run = 0; run < 5 && allocated > NOISE_BYTES; run++) {
            allocated = allocatedByAsking();
        }

        assertThat(allocated).isLessThanOrEqualTo(NOISE_BYTES);
    }

    @Test
    void asksNoStore() {
        north.admitted(PHONE, firstCome(1));
        north.wire.calls();

        ask();

        assertThat(north.wire.calls()).isEmpty();
    }

    private long allocatedByAsking() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(threads.isThreadAllocatedMemoryEnabled()).isTrue();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        ask();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private void ask() {
        int may = 0;
        for (int i = 0; i < CALLS; i++) {
            may += (north.guard.mayProceed(PHONE) ? 1 : 0) + (north.guard.mayProceed(LAPTOP) ? 1 : 0);
        }
        assertThat(may).isEqualTo(CALLS);
    }
}
