// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What threads do from now on: processor time, and bytes allocated. Looked at again and again, since a thread that ends
 * takes its figures with it.
 */
final class ThreadWork implements AutoCloseable {

    private static final long PERIOD_MILLIS = 250;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Reading> first = new ConcurrentHashMap<>();
    private final Map<Long, Reading> last = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();

    /** What some threads did. */
    record Work(long cpuNanos, long bytes) {}

    private record Reading(String name, long cpuNanos, long bytes) {}

    ThreadWork() {
        read(first);
        var unused = sampler.scheduleAtFixedRate(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks now, and not only at the next time. */
    void look() {
        read(last);
    }

    /** Returns what the threads had done when they were last looked at whose names begin like this. */
    Work of(String prefix) {
        long cpu = 0;
        long bytes = 0;
        for (var entry : last.entrySet()) {
            var end = entry.getValue();
            if (end.name().startsWith(prefix)) {
                var begin = first.getOrDefault(entry.getKey(), new Reading(end.name(), 0, 0));
                cpu += end.cpuNanos() - begin.cpuNanos();
                bytes += end.bytes() - begin.bytes();
            }
        }
        return new Work(cpu, bytes);
    }

    private void read(Map<Long, Reading> readings) {
        for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null) {
                long id = info.getThreadId();
                long cpu = threads.getThreadCpuTime(id);
                long bytes = threads.getThreadAllocatedBytes(id);
                if (cpu >= 0 && bytes >= 0) {
                    readings.put(id, new Reading(info.getThreadName(), cpu, bytes));
                }
            }
        }
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
