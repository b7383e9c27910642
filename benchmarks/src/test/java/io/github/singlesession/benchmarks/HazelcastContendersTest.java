// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is measured in Hazelcast does the job. */
class HazelcastContendersTest {

    private static final HazelcastArena HAZELCAST = new HazelcastArena(2, 1);

    @AfterAll
    static void close() {
        HAZELCAST.close();
    }

    @ParameterizedTest
    @EnumSource
    void claimTakesTheSeatAndReleaseFreesIt(HazelcastContender contender) {
        try (var seats = empty(contender.seats(Visitor.visitors(1), HAZELCAST))) {
            failsElsewhere(() -> seats.denied(0));

            empty(seats);
            var held = answer(seats.claim(0));
            elsewhere(() -> seats.denied(0));
            answer(seats.release(0, held));
            failsElsewhere(() -> seats.denied(0));

            if (empty(seats) instanceof StoreSeats.Takeable takeable) {
                var taken = answer(seats.claim(0));
                answer(takeable.takeOver(0, StoreVisitors.RIVAL));
                failsElsewhere(() -> seats.release(0, taken));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRoundHasEveryContenderInIt(boolean waiting) {
        var scores = new Scores<HazelcastContender, HazelcastMeasurement>(HazelcastContender.class);
        var visitors = Visitor.visitors(StoreJob.MANY);
        var arena = new HazelcastArena(1, 0);
        try (var race = new Race<>(
                HazelcastContender.class, arena, visitors, all -> all.seats(visitors, arena), Duration.ofMillis(50))) {
            race.run(new Heat(StoreJob.PAIR, 4, waiting), 0, scores);
        }

        for (var contender : scores.contenders()) {
            assertThat(scores.perSecond(contender).min()).isPositive();
            assertThat(scores.spread(contender, HazelcastMeasurement::cpuMicros).min())
                    .isPositive();
        }
        assertThat(scores.contenders()).hasSize(waiting ? 6 : 5);
    }

    private static StoreSeats empty(StoreSeats seats) {
        HAZELCAST.clear();
        seats.prepare(1);
        return seats;
    }

    private static void failsElsewhere(Supplier<CompletionStage<?>> operation) {
        assertThatThrownBy(() -> elsewhere(operation)).hasMessageContaining("not what was asked for");
    }

    /** Asks from another thread: a lock that a thread has is not denied to it. */
    private static void elsewhere(Supplier<CompletionStage<?>> operation) {
        answer(CompletableFuture.supplyAsync(operation).thenCompose(answer -> answer));
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
