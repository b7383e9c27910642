// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static io.github.singlesession.benchmarks.Race.IN_FLIGHT;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts members of Hazelcast, lets all contenders take and give back seats there, and prints tables and verdicts. */
public final class HazelcastBenchmarks {

    private static final int ROUNDS = 12;

    /** Members and contenders are all in this virtual machine, which goes on compiling for a minute. */
    private static final int WARM_UPS = 6;

    private static final Duration TIME = Duration.ofMillis(400);

    private static final Heat CLAIM = Heat.inFlight(IN_FLIGHT, StoreJob.CLAIM);
    private static final Heat CLAIM_AWAITED = Heat.threads(IN_FLIGHT, StoreJob.CLAIM);
    private static final List<Heat> HEATS = List.of(
            CLAIM_AWAITED,
            Heat.threads(IN_FLIGHT, StoreJob.PAIR),
            Heat.threads(1, StoreJob.PAIR),
            Heat.threads(IN_FLIGHT, StoreJob.DENIED),
            CLAIM,
            Heat.inFlight(IN_FLIGHT, StoreJob.PAIR),
            Heat.inFlight(1, StoreJob.PAIR),
            Heat.inFlight(IN_FLIGHT, StoreJob.DENIED),
            Heat.inFlight(IN_FLIGHT, StoreJob.TAKEOVER));

    private static final RaceReport<HazelcastContender, HazelcastMeasurement> REPORT = new RaceReport<>(
            HazelcastContender::title, List.of(new Column<>("CPU, µs", HazelcastMeasurement::cpuMicros, true)));

    private static final String BYTES_HEAD = """
            | entry | B |
            | --- | ---: |
            """;

    private final Map<Heat, Scores<HazelcastContender, HazelcastMeasurement>> scores;
    private final Map<HazelcastEntry, Long> bytes;

    private HazelcastBenchmarks(int rounds) {
        bytes = HazelcastEntry.weighAll();
        try (var race = HazelcastContender.race(TIME)) {
            scores = race.run(HEATS, WARM_UPS, rounds);
        }
    }

    /**
     * Measures, for about eight minutes.
     *
     * @param args how many rounds, 12 if nothing is said
     */
    public static void main(String[] args) {
        int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
        System.out.println(new HazelcastBenchmarks(rounds).report(rounds));
    }

    private String report(int rounds) {
        var report = new StringBuilder();
        scores.forEach((heat, outcome) -> report.append(REPORT.scores(heat, outcome, base(heat))));
        report.append("### Heap an entry\n\n").append(BYTES_HEAD);
        bytes.forEach((entry, each) -> report.append(Report.line("| %s | %,d |", entry.title(), each)));
        report.append("\n### Goals\n\n").append(Report.goals(goals())).append('\n');
        return report.append(Report.environment(rounds + " rounds")).toString();
    }

    private static HazelcastContender base(Heat heat) {
        return heat.waiting() ? HazelcastContender.PUT_IF_ABSENT : HazelcastContender.PUT;
    }

    private List<Goal> goals() {
        var waiting = of(CLAIM_AWAITED);
        var twins = waiting.ratio(HazelcastContender.PUT_IF_ABSENT_AGAIN, HazelcastContender.PUT_IF_ABSENT);
        return List.of(
                REPORT.ratio(
                        0.8, waiting, HazelcastContender.REGISTRY_AWAITED, HazelcastContender.PUT_IF_ABSENT, twins),
                Goal.atMost(
                        300,
                        "at most 300 B an entry, client and connection aside",
                        bytes.getOrDefault(HazelcastEntry.LEASE_SILENT, 0L)),
                Goal.atMost(300, "at most 300 B an entry", bytes.getOrDefault(HazelcastEntry.LEASE, 0L)));
    }

    private Scores<HazelcastContender, HazelcastMeasurement> of(Heat heat) {
        return scores.getOrDefault(heat, new Scores<>(HazelcastContender.class));
    }
}
