// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What every contender of one contest did, round by round. Contenders are compared within a round, since the machine is
 * another from one round to the next; the ratio of two is the median of their rounds' ratios.
 */
final class Scores<C extends Enum<C>, M extends Rated> {

    private final Map<C, List<M>> rounds;

    Scores(Class<C> contenders) {
        rounds = new EnumMap<>(contenders);
    }

    void add(C contender, M measurement) {
        rounds.computeIfAbsent(contender, first -> new ArrayList<>()).add(measurement);
    }

    Set<C> contenders() {
        return rounds.keySet();
    }

    Spread perSecond(C contender) {
        return spread(contender, Rated::perSecond);
    }

    /** Returns how many times as fast as another a contender was. */
    Spread ratio(C contender, C other) {
        var ours = of(contender);
        var theirs = of(other);
        return Spread.of(IntStream.range(0, ours.size())
                .mapToDouble(
                        round -> ours.get(round).perSecond() / theirs.get(round).perSecond()));
    }

    Spread spread(C contender, ToDoubleFunction<? super M> number) {
        return Spread.of(of(contender).stream().mapToDouble(number));
    }

    private List<M> of(C contender) {
        return Objects.requireNonNull(rounds.get(contender), () -> contender + " was not measured");
    }
}
