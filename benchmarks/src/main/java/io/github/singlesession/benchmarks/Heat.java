// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/**
 * A job, and how many do it at once.
 *
 * @param waiting whether each of them is a thread that waits for its answers
 */
record Heat(StoreJob job, int inFlight, boolean waiting) {

    /** Returns a heat of operations in flight, for whose answers no thread waits. */
    static Heat inFlight(int inFlight, StoreJob job) {
        return new Heat(job, inFlight, false);
    }

    /** Returns a heat of threads that wait. */
    static Heat threads(int threads, StoreJob job) {
        return new Heat(job, threads, true);
    }

    String title() {
        return job.title() + (waiting ? ", threads that wait: " : ", in flight: ") + inFlight;
    }

    boolean has(StoreSeats seats) {
        return waiting == seats.waits() && job.doneBy(seats);
    }

    /** Runs operations for a while, so many of them at most, and returns how many were done. */
    int run(IntFunction<CompletionStage<?>> operation, int most, Duration time) {
        return waiting
                ? Flight.runThreads(operation, inFlight, most, time)
                : Flight.run(operation, inFlight, most, time);
    }
}
