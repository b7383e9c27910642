// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time that this virtual machine has used, in all its threads. */
final class ProcessorTime {

    private ProcessorTime() {}

    static long nanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
