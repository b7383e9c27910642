// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One seat taken and given back, while ten thousand others are held. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH fills the seats before it measures
public class ClaimAndRelease {

    static final int HELD = 10_000;
    static final int PER_THREAD = 1 << 13;

    @Param
    public Contender contender = Contender.IN_MEMORY;

    private Seats seats;

    @Setup
    public void fill(ThreadParams threads) {
        seats = contender.seats(Visitor.visitors(HELD + threads.getThreadCount() * PER_THREAD));
        for (int visitor = 0; visitor < HELD; visitor++) {
            seats.claim(visitor);
        }
    }

    @Benchmark
    public void pair(Turn turn) {
        int visitor = turn.next();
        seats.release(visitor, seats.claim(visitor));
    }

    /** Which visitor of a thread comes next. Threads share the seats, but no visitor. */
    @State(Scope.Thread)
    public static class Turn {

        private int first;
        private int turn;

        @Setup
        public void begin(ThreadParams thread) {
            first = HELD + thread.getThreadIndex() * PER_THREAD;
        }

        int next() {
            return first + (turn++ & (PER_THREAD - 1));
        }
    }
}
