// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.spring.crowd.LiveObjects;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Lets a crowd of live connections stay at a server, and prints what pings, and what the connections, cost it. */
public final class Crowds {

    private static final int MEMBERS = 10_000;

    private static final String COST_HEAD = """
            | pings | pings/s | CPU, s/s | of it timer | ping threads | Tomcat's threads | timer and pings, µs a ping | all over off, µs a ping | B a ping, ours | Tomcat's |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private static final String HEAP_HEAD = """
            | server | all objects | all but arrays of bytes, of characters and of buffers | the library's classes |
            | --- | ---: | ---: | ---: |
            """;

    private final int members;
    private final Map<CrowdSetting, Stay> stays = new EnumMap<>(CrowdSetting.class);

    private Crowds(int members) {
        this.members = members;
    }

    /**
     * Measures, for about six minutes.
     *
     * @param args how many connections, 10,000 if nothing is said
     */
    public static void main(String[] args) throws InterruptedException {
        var crowds = new Crowds(args.length == 0 ? MEMBERS : Integer.parseInt(args[0]));
        for (var setting : CrowdSetting.values()) {
            System.err.printf("%,d connections, %s%n", crowds.members, setting.title());
            crowds.stays.put(setting, Stay.measure(setting, crowds.members));
        }
        System.out.println(crowds.report());
    }

    private String report() {
        var report = new StringBuilder(line("### What pings cost, connections: %,d\n", members)).append(COST_HEAD);
        stays.forEach((setting, stay) -> report.append(cost(setting.title(), stay)));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return report.append('\n')
                .append(heap())
                .append(line(
                        "\nJDK %s, %d processors, load %.1f at the end.",
                        Runtime.version(), Runtime.getRuntime().availableProcessors(), load))
                .toString();
    }

    private String cost(String title, Stay stay) {
        double second = stay.seconds() * 1e9;
        long own = stay.timer().cpuNanos() + stay.pingThreads().cpuNanos();
        double off = (cpuPerSecond(CrowdSetting.OFF) + cpuPerSecond(CrowdSetting.OFF_AGAIN)) / 2;
        double more = (stay.cpuNanos() / second - off) * 1e6 * stay.seconds();
        return line(
                "| %s | %,.0f | %.4f | %.4f | %.4f | %.4f | %s | %s | %s | %s |",
                title,
                stay.pings() / stay.seconds(),
                stay.cpuNanos() / second,
                stay.timer().cpuNanos() / second,
                stay.pingThreads().cpuNanos() / second,
                stay.container().cpuNanos() / second,
                aPing(own / 1e3, stay),
                aPing(more, stay),
                aPing((double) (stay.timer().bytes() + stay.pingThreads().bytes()), stay),
                aPing((double) stay.container().bytes(), stay));
    }

    private double cpuPerSecond(CrowdSetting setting) {
        var stay = stays.get(setting);
        return stay == null ? 0 : stay.cpuNanos() / stay.seconds() / 1e9;
    }

    private static String aPing(double sum, Stay stay) {
        return stay.pings() == 0 ? "" : String.format(Locale.ROOT, "%,.1f", sum / stay.pings());
    }

    /** Buffers are never twice as large; what is left without them is the same in every run. */
    private String heap() {
        var table = new StringBuilder("### Heap a connection, bytes\n\n").append(HEAP_HEAD);
        for (var setting : new CrowdSetting[] {CrowdSetting.WITHOUT, CrowdSetting.OFF, CrowdSetting.OFF_AGAIN}) {
            var objects = Objects.requireNonNull(stays.get(setting)).objects();
            table.append(line(
                    "| %s | %,d | %,d | %,d |",
                    setting.title(),
                    aConnection(objects),
                    aConnection(objects.of(LiveObjects::couldBeOurs)),
                    aConnection(objects.of(LiveObjects::ours))));
        }
        return table.toString();
    }

    private long aConnection(LiveObjects objects) {
        return objects.bytes() / Stay.counted(members);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
