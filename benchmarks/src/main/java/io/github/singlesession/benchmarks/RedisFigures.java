// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.redis.server.RedisServer;

/**
 * What a Redis server says of itself, and what its clients have used, which are all in this virtual machine.
 *
 * @param serverMicros processor time that it has used
 * @param clientMicros processor time that they have used
 * @param reads how often it read from a client
 * @param commands how many commands it ran, for clients or for scripts
 * @param memory bytes in use
 */
record RedisFigures(double serverMicros, double clientMicros, long reads, long commands, long memory) {

    static RedisFigures of(RedisServer server) {
        double cpu = 0;
        long reads = 0;
        long commands = 0;
        long memory = 0;
        for (var line : server.ask("INFO everything").lines().toList()) {
            var value = line.substring(line.indexOf(':') + 1);
            if (line.startsWith("used_cpu_sys:") || line.startsWith("used_cpu_user:")) {
                cpu += Double.parseDouble(value) * 1e6;
            } else if (line.startsWith("total_reads_processed:")) {
                reads = Long.parseLong(value);
            } else if (line.startsWith("used_memory:")) {
                memory = Long.parseLong(value);
            } else if (line.startsWith("cmdstat_") && !line.startsWith("cmdstat_info")) {
                commands += Long.parseLong(value.replaceAll("calls=(\\d+),.*", "$1"));
            }
        }
        return new RedisFigures(cpu, ProcessorTime.nanos() / 1e3, reads, commands, memory);
    }

    /** Returns what each of so many operations added, that took so long together. */
    RedisMeasurement since(RedisFigures before, int operations, double seconds) {
        return new RedisMeasurement(
                operations / seconds,
                (serverMicros - before.serverMicros) / operations,
                (clientMicros - before.clientMicros) / operations,
                (double) (reads - before.reads) / operations,
                (double) (commands - before.commands) / operations);
    }
}
