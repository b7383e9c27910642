// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What code allocates, as the virtual machine counts it for the thread that runs it. */
public final class Allocation {

    private static final int RUNS = 20;

    private Allocation() {}

    /** Returns the bytes that a task allocates once it is warm: the least of some runs. */
    public static long of(Runnable task) {
        task.run();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            least = Math.min(least, once(task));
        }
        return least;
    }

    private static long once(Runnable task) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(threads.isThreadAllocatedMemoryEnabled()).isTrue();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        task.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
