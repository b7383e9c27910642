// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The outcome of a run in Markdown. */
final class Report {

    private static final String SCORES_HEAD = """
            | contender | op/s | min | max | ns/op | ratio | min | max | B/op |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private static final String GOALS_HEAD = """
            | goal | measured | verdict |
            | --- | ---: | --- |
            """;

    private Report() {}

    /** Returns a table of medians; the ratio is to the contender {@code base}. */
    static <C extends Enum<C>> String scores(
            Contest<C> contest, Scores<C, Measurement> scores, C base, Function<C, String> title) {
        var table = new StringBuilder(SCORES_HEAD);
        for (var contender : scores.contenders()) {
            var rate = scores.perSecond(contender);
            var ratio = scores.ratio(contender, base);
            table.append(line(
                    "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %.2f | %.2f | %.2f | %,.0f |",
                    title.apply(contender),
                    rate.median(),
                    rate.min(),
                    rate.max(),
                    contest.threads() * 1e9 / rate.median(),
                    ratio.median(),
                    ratio.min(),
                    ratio.max(),
                    scores.spread(contender, Measurement::bytes).median()));
        }
        return table.toString();
    }

    static String goals(List<Goal> goals) {
        var table = new StringBuilder(GOALS_HEAD);
        for (var goal : goals) {
            table.append(line("| %s | %,.2f | %s |", goal.text(), goal.measured(), goal.verdict()));
        }
        return table.toString();
    }

    static String environment(String runs) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return line(
                "JDK %s, %d processors, load %.1f at the end; %s.",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load, runs);
    }

    static String line(String format, Object... values) {
        return format(format, values) + "\n";
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
