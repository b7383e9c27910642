// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.redis.server.RedisServer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is measured at Redis does the job. */
class RedisContendersTest {

    @ParameterizedTest
    @EnumSource
    void claimTakesTheSeatAndReleaseFreesIt(RedisContender contender) {
        RedisServer.shared().ask("FLUSHALL");
        var visitors = Visitor.visitors(1);
        try (var seats = contender.seats(visitors, RedisServer.shared().port())) {
            seats.prepare(1);
            assertThatThrownBy(() -> answer(seats.denied(0))).hasMessageContaining("not what was asked for");
            RedisServer.shared().ask("FLUSHALL");
            seats.prepare(1);

            var held = answer(seats.claim(0));
            answer(seats.denied(0));
            answer(seats.release(0, held));
            answer(seats.claim(0));
            if (seats instanceof StoreSeats.Takeable takeable) {
                answer(takeable.takeOver(0, StoreVisitors.RIVAL));
                assertThatThrownBy(() -> answer(seats.release(0, held))).hasMessageContaining("not what was asked for");
            }
        }
    }

    @Test
    void aRoundHasEveryContenderInIt() {
        var scores = new Scores<RedisContender, RedisMeasurement>(RedisContender.class);
        try (var race = RedisContender.race(Duration.ofMillis(50))) {
            race.run(Heat.inFlight(4, StoreJob.PAIR), 0, scores);
        }

        assertThat(scores.contenders()).containsExactly(RedisContender.values());
        for (var contender : RedisContender.values()) {
            assertThat(scores.perSecond(contender).min()).isPositive();
            assertThat(scores.spread(contender, RedisMeasurement::serverMicros).min())
                    .isPositive();
            assertThat(scores.spread(contender, RedisMeasurement::commands).min())
                    .isGreaterThanOrEqualTo(2);
        }
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
