// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static io.github.singlesession.benchmarks.Race.IN_FLIGHT;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Starts a Redis, lets all contenders take and give back seats there, and prints tables and verdicts. */
public final class RedisBenchmarks {

    private static final int ROUNDS = 15;
    private static final Duration TIME = Duration.ofMillis(300);

    private static final Heat CLAIM = Heat.inFlight(IN_FLIGHT, StoreJob.CLAIM);
    private static final Heat PAIR = Heat.inFlight(IN_FLIGHT, StoreJob.PAIR);
    private static final Heat PAIR_ALONE = Heat.inFlight(1, StoreJob.PAIR);
    private static final List<Heat> HEATS = List.of(
            CLAIM,
            PAIR,
            PAIR_ALONE,
            Heat.inFlight(IN_FLIGHT, StoreJob.DENIED),
            Heat.inFlight(IN_FLIGHT, StoreJob.TAKEOVER));

    private static final RaceReport<RedisContender, RedisMeasurement> REPORT = new RaceReport<>(
            RedisContender::title,
            List.of(
                    new Column<>("server CPU, µs", RedisMeasurement::serverMicros, true),
                    new Column<>("client CPU, µs", RedisMeasurement::clientMicros, false)));

    private static final String COUNTS_HEAD = """
            | contender | round trips a pair | commands a pair | B a seat |
            | --- | ---: | ---: | ---: |
            """;

    private final Map<Heat, Scores<RedisContender, RedisMeasurement>> scores;
    private final Map<RedisContender, Long> bytes = new EnumMap<>(RedisContender.class);

    private RedisBenchmarks(int rounds) {
        try (var race = RedisContender.race(TIME)) {
            scores = race.run(HEATS, 1, rounds);
            for (var contender : RedisContender.values()) {
                bytes.put(contender, race.bytes(contender));
            }
        }
    }

    /**
     * Measures, for about four minutes.
     *
     * @param args how many rounds, 15 if nothing is said
     */
    public static void main(String[] args) {
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        System.out.println(new RedisBenchmarks(rounds).report(rounds));
    }

    private String report(int rounds) {
        var report = new StringBuilder();
        scores.forEach((heat, outcome) -> report.append(REPORT.scores(heat, outcome, RedisContender.LETTUCE)));
        report.append(counts());
        report.append("### Goals\n\n").append(Report.goals(goals())).append('\n');
        return report.append(Report.environment(rounds + " rounds")).toString();
    }

    /** Returns a table of what needs no quiet machine. */
    private String counts() {
        var pairs = of(PAIR_ALONE);
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

    private List<Goal> goals() {
        var pairs = of(PAIR);
        return List.of(
                ratio(0.8, pairs, RedisContender.LETTUCE),
                ratio(1.3, pairs, RedisContender.GET_THEN_SET),
                ratio(2.5, pairs, RedisContender.REDISSON_LOCK),
                ratio(10, pairs, RedisContender.SPRING_SESSION),
                ratio(0.9, of(CLAIM), RedisContender.SCRIPT),
                Goal.atMost(240, "at most 240 B a session", bytes.getOrDefault(RedisContender.REGISTRY, 0L)));
    }

    private static Goal ratio(
            double least, Scores<RedisContender, RedisMeasurement> outcome, RedisContender contender) {
        var control = outcome.ratio(RedisContender.LETTUCE_AGAIN, RedisContender.LETTUCE);
        return REPORT.ratio(least, outcome, RedisContender.REGISTRY, contender, control);
    }

    private Scores<RedisContender, RedisMeasurement> of(Heat heat) {
        return scores.getOrDefault(heat, new Scores<>(RedisContender.class));
    }
}
