// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One benchmark and who takes part in it. In every round each contender runs once and briefly, in a JVM of its own, and
 * another one begins: what else the machine does meanwhile falls on all of them.
 *
 * @param benchmark the class with the JMH benchmark
 * @param parameter the parameter of the benchmark that names the contender
 * @param contenders who takes part
 * @param threads how many threads do the job at once
 */
record Contest<C extends Enum<C>>(Class<?> benchmark, String parameter, Class<C> contenders, int threads) {

    static Contest<Contender> claimAndRelease(int threads) {
        return new Contest<>(ClaimAndRelease.class, "contender", Contender.class, threads);
    }

    static Contest<MayProceed.Twin> mayProceed() {
        return new Contest<>(MayProceed.class, "twin", MayProceed.Twin.class, 1);
    }

    Scores<C, Measurement> run(int rounds) throws RunnerException {
        var scores = new Scores<C, Measurement>(contenders);
        for (int round = 0; round < rounds; round++) {
            System.err.printf(
                    "%s, threads: %d, round %d of %d%n", benchmark.getSimpleName(), threads, round + 1, rounds);
            for (var contender : orderOf(round)) {
                scores.add(contender, measure(contender));
            }
        }
        return scores;
    }

    private List<C> orderOf(int round) {
        var order = new ArrayList<>(List.of(contenders.getEnumConstants()));
        Collections.rotate(order, -round);
        return order;
    }

    private Measurement measure(C contender) throws RunnerException {
        var options = new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .param(parameter, contender.name())
                .mode(Mode.Throughput)
                .threads(threads)
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(2)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return Measurement.of(new Runner(options).runSingle());
    }
}
