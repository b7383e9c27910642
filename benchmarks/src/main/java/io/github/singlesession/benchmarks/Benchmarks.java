// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Runs all contests and prints their tables and what they say about the goals. */
public final class Benchmarks {

    private static final int ROUNDS = 5;

    private final int rounds;
    private final StringBuilder report = new StringBuilder();
    private final List<Goal> goals = new ArrayList<>();

    private Benchmarks(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Measures, for about six minutes.
     *
     * @param args how many rounds, 5 if nothing is said
     */
    public static void main(String[] args) throws RunnerException {
        var benchmarks = new Benchmarks(args.length == 0 ? ROUNDS : Integer.parseInt(args[0]));
        benchmarks.claimAndRelease(1);
        benchmarks.claimAndRelease(2);
        benchmarks.mayProceed();
        System.out.println(benchmarks.report());
    }

    private void claimAndRelease(int threads) throws RunnerException {
        var contest = Contest.claimAndRelease(threads);
        var scores = contest.run(rounds);
        chapter(
                "Claim and release, threads: " + threads,
                Report.scores(contest, scores, Contender.MAP, Contender::title));
        var control = scores.ratio(Contender.MAP_AGAIN, Contender.MAP);
        var map = scores.ratio(Contender.IN_MEMORY, Contender.MAP).median();
        var security =
                scores.ratio(Contender.IN_MEMORY, Contender.SPRING_SECURITY).median();
        var bytes = scores.spread(Contender.IN_MEMORY, Measurement::bytes).median();
        var where = ", threads: " + threads;
        goals.add(Goal.atLeast(0.5, "at least 0.5 of `ConcurrentHashMap`" + where, map)
                .controlledBy(control));
        goals.add(Goal.atLeast(8, "at least 8 of `SessionRegistryImpl`" + where, security)
                .controlledBy(control));
        goals.add(Goal.atMost(400, "claim and release at most 400 B" + where, bytes));
    }

    private void mayProceed() throws RunnerException {
        var contest = Contest.mayProceed();
        var scores = contest.run(rounds);
        chapter("`mayProceed`", Report.scores(contest, scores, MayProceed.Twin.GUARD, MayProceed.Twin::title));
        var control = scores.ratio(MayProceed.Twin.GUARD_AGAIN, MayProceed.Twin.GUARD);
        var nanos = 1e9 / scores.perSecond(MayProceed.Twin.GUARD).median();
        // The profiler's own few bytes, spread over millions of calls, are not quite zero.
        var bytes = Math.rint(
                scores.spread(MayProceed.Twin.GUARD, Measurement::bytes).median());
        goals.add(Goal.atMost(50, "`mayProceed` at most 50 ns", nanos).controlledBy(control));
        goals.add(Goal.atMost(0, "`mayProceed` 0 B", bytes));
    }

    private void chapter(String title, String table) {
        report.append("### ").append(title).append("\n\n").append(table).append('\n');
    }

    private String report() {
        chapter("Goals", Report.goals(goals));
        return report.append(Report.environment(rounds + " rounds")).toString();
    }
}
