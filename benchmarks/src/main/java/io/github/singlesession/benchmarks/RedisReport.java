// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.Map;

/** The tables of {@link RedisBenchmarks}. */
final class RedisReport {

    private static final String SCORES_HEAD = """
            | contender | op/s | min | max | ratio | min | max | server CPU, µs | min | max | client CPU, µs |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private static final String COUNTS_HEAD = """
            | contender | round trips a pair | commands a pair | B a seat |
            | --- | ---: | ---: | ---: |
            """;

    private RedisReport() {}

    /** Returns a table of medians; the ratio is to what one writes by hand. */
    static String scores(RedisRace.Heat heat, Scores<RedisContender, RedisMeasurement> scores) {
        var table = new StringBuilder(
                "### " + heat.job().title() + ", in flight: " + heat.inFlight() + "\n\n" + SCORES_HEAD);
        for (var contender : scores.contenders()) {
            var rate = scores.perSecond(contender);
            var ratio = scores.ratio(contender, RedisContender.LETTUCE);
            var cpu = scores.spread(contender, RedisMeasurement::serverMicros);
            table.append(Report.line(
                    "| %s | %,.0f | %,.0f | %,.0f | %.2f | %.2f | %.2f | %.1f | %.1f | %.1f | %.1f |",
                    contender.title(),
                    rate.median(),
                    rate.min(),
                    rate.max(),
                    ratio.median(),
                    ratio.min(),
                    ratio.max(),
                    cpu.median(),
                    cpu.min(),
                    cpu.max(),
                    scores.spread(contender, RedisMeasurement::clientMicros).median()));
        }
        return table.append('\n').toString();
    }

    /** Returns a table of what needs no quiet machine. */
    static String counts(Scores<RedisContender, RedisMeasurement> pairs, Map<RedisContender, Long> bytes) {
        var table = new StringBuilder("### Counts\n\n" + COUNTS_HEAD);
        for (var contender : pairs.contenders()) {
            table.append(Report.line(
                    "| %s | %.1f | %.1f | %,d |",
                    contender.title(),
                    pairs.spread(contender, RedisMeasurement::reads).median(),
                    pairs.spread(contender, RedisMeasurement::commands).median(),
                    bytes.getOrDefault(contender, 0L)));
        }
        return table.append('\n').toString();
    }
}
