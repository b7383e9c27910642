// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static io.github.singlesession.benchmarks.RedisRace.IN_FLIGHT;

import io.github.singlesession.benchmarks.RedisRace.Heat;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts a Redis, lets all contenders take and give back seats there, and prints tables and verdicts. */
public final class RedisBenchmarks {

    private static final int ROUNDS = 15;
    private static final Duration TIME = Duration.ofMillis(300);

    private static final Heat CLAIM = new Heat(RedisJob.CLAIM, IN_FLIGHT);
    private static final Heat PAIR = new Heat(RedisJob.PAIR, IN_FLIGHT);
    private static final Heat PAIR_ALONE = new Heat(RedisJob.PAIR, 1);
    private static final List<Heat> HEATS = List.of(
            CLAIM, PAIR, PAIR_ALONE, new Heat(RedisJob.DENIED, IN_FLIGHT), new Heat(RedisJob.TAKEOVER, IN_FLIGHT));

    private final Map<Heat, Scores<RedisContender, RedisMeasurement>> scores = new LinkedHashMap<>();
    private final Map<RedisContender, Long> bytes = new EnumMap<>(RedisContender.class);

    private RedisBenchmarks() {}

    /**
     * Measures, for about four minutes.
     *
     * @param args how many rounds, 15 if nothing is said
     */
    public static void main(String[] args) {
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        var benchmarks = new RedisBenchmarks();
        benchmarks.run(rounds, TIME);
        System.out.println(benchmarks.report(rounds));
    }

    private void run(int rounds, Duration time) {
        try (var race = new RedisRace(time)) {
            for (int round = -1; round < rounds; round++) {
                System.err.printf("Redis, round %d of %d%n", round + 1, rounds);
                for (var heat : HEATS) {
                    // The first round is for the virtual machine to warm up.
                    race.run(heat, round, round < 0 ? none() : scores.computeIfAbsent(heat, first -> none()));
                }
            }
            for (var contender : RedisContender.values()) {
                bytes.put(contender, race.bytes(contender));
            }
        }
    }

    private static Scores<RedisContender, RedisMeasurement> none() {
        return new Scores<>(RedisContender.class);
    }

    private String report(int rounds) {
        var report = new StringBuilder();
        scores.forEach((heat, outcome) -> report.append(RedisReport.scores(heat, outcome)));
        report.append(RedisReport.counts(of(PAIR_ALONE), bytes));
        report.append("### Goals\n\n").append(Report.goals(goals())).append('\n');
        return report.append(Report.environment(rounds + " rounds")).toString();
    }

    private List<Goal> goals() {
        var pairs = of(PAIR);
        var claims = of(CLAIM);
        return List.of(
                ratio(0.8, pairs, RedisContender.LETTUCE),
                ratio(1.3, pairs, RedisContender.GET_THEN_SET),
                ratio(2.5, pairs, RedisContender.REDISSON_LOCK),
                ratio(10, pairs, RedisContender.SPRING_SESSION),
                ratio(0.9, claims, RedisContender.SCRIPT),
                Goal.atMost(240, "at most 240 B a session", bytes.getOrDefault(RedisContender.REGISTRY, 0L)));
    }

    private static Goal ratio(
            double least, Scores<RedisContender, RedisMeasurement> outcome, RedisContender contender) {
        var control = outcome.ratio(RedisContender.LETTUCE_AGAIN, RedisContender.LETTUCE);
        var ratio = outcome.ratio(RedisContender.REGISTRY, contender).median();
        return Goal.atLeast(least, "at least " + least + " of " + contender.title(), ratio)
                .controlledBy(control);
    }

    private Scores<RedisContender, RedisMeasurement> of(Heat heat) {
        return scores.getOrDefault(heat, none());
    }
}
