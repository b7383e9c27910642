// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables of a race.
 *
 * @param title what contenders are called
 * @param columns what is said of them beside their rates
 */
record RaceReport<C extends Enum<C>, M extends Rated>(Function<C, String> title, List<Column<M>> columns) {

    /** Returns a table of medians; the ratio is to the contender {@code base}. */
    String scores(Heat heat, Scores<C, M> scores, C base) {
        var table = new StringBuilder("### " + heat.title() + "\n\n" + head());
        for (var contender : scores.contenders()) {
            var rate = scores.perSecond(contender);
            var ratio = scores.ratio(contender, base);
            var cells = columns.stream().map(column -> column.cells(scores.spread(contender, column.number())));
            table.append(Report.line(
                    "| %s | %,.0f | %,.0f | %,.0f | %.2f | %.2f | %.2f |%s",
                    title.apply(contender),
                    rate.median(),
                    rate.min(),
                    rate.max(),
                    ratio.median(),
                    ratio.min(),
                    ratio.max(),
                    cells.collect(Collectors.joining())));
        }
        return table.append('\n').toString();
    }

    private String head() {
        return "| contender | op/s | min | max | ratio | min | max |" + all(Column::head) + "\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |" + all(Column::rule) + "\n";
    }

    private String all(Function<Column<M>, String> text) {
        return columns.stream().map(text).collect(Collectors.joining());
    }

    /** Returns a goal for the ratio of two contenders, which says nothing unless two equal ones were equally fast. */
    Goal ratio(double least, Scores<C, M> scores, C ours, C theirs, Spread control) {
        var ratio = scores.ratio(ours, theirs).median();
        return Goal.atLeast(least, "at least " + least + " of " + title.apply(theirs), ratio)
                .controlledBy(control);
    }
}
