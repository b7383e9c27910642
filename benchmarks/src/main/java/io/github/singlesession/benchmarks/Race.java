// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * All contenders in one store, which each has for itself for a moment. In every round each does each job once, one right
 * after the other, and another one begins.
 */
final class Race<C extends Enum<C>, M extends Rated> implements AutoCloseable {

    /** How many operations wait for the store at once, where there are many. */
    static final int IN_FLIGHT = 32;

    private static final Duration NO_LIMIT = Duration.ofMinutes(1);

    private final Class<C> contenders;
    private final Arena<M> arena;
    private final List<Visitor> visitors;
    private final Map<C, StoreSeats> seats;
    private final Duration time;

    /**
     * Lets all contenders come.
     *
     * @param seats what each of them takes seats with
     * @param time for how long a job is done, if it can be for so long
     */
    Race(Class<C> contenders, Arena<M> arena, List<Visitor> visitors, Function<C, StoreSeats> seats, Duration time) {
        this.contenders = contenders;
        this.arena = arena;
        this.visitors = visitors;
        this.time = time;
        this.seats = new EnumMap<>(contenders);
        for (var contender : contenders.getEnumConstants()) {
            this.seats.put(contender, seats.apply(contender));
        }
    }

    /**
     * Runs rounds of all heats.
     *
     * @param warmUps how many rounds there are before the first that is counted, for the virtual machine to warm up
     */
    Map<Heat, Scores<C, M>> run(List<Heat> heats, int warmUps, int rounds) {
        var scores = new LinkedHashMap<Heat, Scores<C, M>>();
        for (int round = -warmUps; round < rounds; round++) {
            System.err.printf("%s, round %d of %d%n", contenders.getSimpleName(), round + 1, rounds);
            for (var heat : heats) {
                run(heat, round, round < 0 ? none() : scores.computeIfAbsent(heat, first -> none()));
            }
        }
        return scores;
    }

    private Scores<C, M> none() {
        return new Scores<>(contenders);
    }

    /** Lets all contenders do a job, the one first whose turn it is in this round. */
    void run(Heat heat, int round, Scores<C, M> scores) {
        var order = new ArrayList<>(List.of(contenders.getEnumConstants()));
        Collections.rotate(order, -round);
        for (var contender : order) {
            if (heat.has(of(contender))) {
                scores.add(contender, measure(of(contender), heat));
            }
        }
    }

    private M measure(StoreSeats contender, Heat heat) {
        var job = heat.job();
        arena.clear();
        contender.prepare(job.visitors());
        if (job.held()) {
            fill(contender, job.visitors());
        }
        var watch = arena.watch();
        long start = System.nanoTime();
        int done = heat.run(turn -> job.run(contender, visitors, turn), job.most(), time);
        return watch.measurement(done, (System.nanoTime() - start) / 1e9);
    }

    /** Returns how many bytes a seat takes that is held. */
    long bytes(C contender) {
        arena.clear();
        return bytes(of(contender), arena, visitors.size());
    }

    /** Returns how many bytes each of so many seats takes, all of which are free. */
    static long bytes(StoreSeats seats, Arena<?> arena, int visitors) {
        long before = arena.bytes();
        seats.prepare(visitors);
        int held = fill(seats, visitors);
        return (arena.bytes() - before) / held;
    }

    private static int fill(StoreSeats contender, int visitors) {
        return new Heat(StoreJob.CLAIM, IN_FLIGHT, contender.waits()).run(contender::claim, visitors, NO_LIMIT);
    }

    private StoreSeats of(C contender) {
        return Objects.requireNonNull(seats.get(contender));
    }

    @Override
    public void close() {
        seats.values().forEach(StoreSeats::close);
        arena.close();
    }
}
