// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.Cast.kickOldUpTo;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.Cast.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Claimant;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemorySessionRegistryTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How late memory may be given back. */
    private static final Duration CLEANED_UP = Duration.ofSeconds(2);

    private final VirtualTime time = new VirtualTime();
    private final InMemorySessionRegistry registry = new InMemorySessionRegistry(
            time, time::nanoTime, new InMemoryCluster(time, NodeTiming.DEFAULT, Runnable::run));

    @Nested
    class TimedLeases {

        @Test
        void reserveASeatUntilTheirTimePasses() {
            var reserved = granted(reserve(PHONE, MINUTE, firstCome(1)));

            time.pass(MINUTE.minusMillis(1));
            assertThat(answer(registry.holders(ALICE))).containsExactly(reserved);
            assertThat(answer(registry.claim(connect(LAPTOP, firstCome(1))))).isInstanceOf(Denied.class);

            time.pass(Duration.ofMillis(1));
            assertThat(answer(registry.holders(ALICE))).isEmpty();
            assertThat(granted(connect(LAPTOP, firstCome(1))).sessionId()).isEqualTo(LAPTOP);
        }

        @Test
        void stayOnceTheyAreConfirmed() {
            granted(reserve(PHONE, MINUTE, firstCome(1)));
            var confirmed = granted(connect(PHONE, firstCome(1)));

            time.pass(MINUTE.multipliedBy(2));

            assertThat(answer(registry.holders(ALICE))).containsExactly(confirmed);
        }

        @Test
        void countAgainstTheLimitBesideLeasesOfNodes() {
            granted(reserve(PHONE, MINUTE, firstCome(2)));
            var laptop = granted(connect(LAPTOP, firstCome(2)));

            time.pass(MINUTE.plus(CLEANED_UP));

            assertThat(answer(registry.holders(ALICE))).containsExactly(laptop);
        }
    }

    @Nested
    class Memory {

        @Test
        void isGivenBackAfterARelease() {
            var lease = granted(connect(PHONE, firstCome(1)));
            assertThat(registry.size()).isOne();

            answer(registry.release(ALICE, PHONE, lease.token()));

            assertThat(registry.size()).isZero();
        }

        @Test
        void isGivenBackWhenReservationsPassed() {
            granted(reserve(PHONE, MINUTE, firstCome(2)));
            granted(reserve(LAPTOP, MINUTE.multipliedBy(2), firstCome(2)));

            time.pass(MINUTE.plus(CLEANED_UP));
            assertThat(registry.size()).isOne();
            time.pass(MINUTE);
            assertThat(registry.size()).isZero();
        }

        @Test
        void isGivenBackWhenTheTakeoverWindowEnds() {
            granted(connect(PHONE, kickOldUpTo(5)));
            var laptop = granted(connect(LAPTOP, kickOldUpTo(5)));
            answer(registry.release(ALICE, LAPTOP, laptop.token()));
            assertThat(registry.size()).isOne();

            time.pass(MINUTE.plus(CLEANED_UP));

            assertThat(registry.size()).isZero();
        }

        @Test
        void isGivenBackAnHourAfterAnEnd() {
            granted(connect(PHONE, firstCome(1)));
            answer(registry.end(ALICE, null, "signed out"));

            time.pass(Duration.ofHours(1).minus(CLEANED_UP));
            assertThat(registry.size()).isOne();
            time.pass(CLEANED_UP.multipliedBy(2));
            assertThat(registry.size()).isZero();
        }

        @Test
        void isNeverGivenBackWhileALeaseIsBoundToANode() {
            var phone = granted(connect(PHONE, firstCome(2)));
            granted(reserve(LAPTOP, MINUTE, firstCome(2)));

            time.pass(Duration.ofDays(1_000));

            assertThat(registry.size()).isOne();
            assertThat(answer(registry.holders(ALICE))).containsExactly(phone);
        }

        @Test
        void isNotTakenForWhatChangesNothing() {
            answer(registry.holders(ALICE));
            answer(registry.release(ALICE, PHONE, SessionLease.ANY_TOKEN));
            answer(registry.end(ALICE, PHONE, "nobody there"));
            answer(registry.reaffirm(List.of(lease(PHONE, NORTH, 7))));
            answer(registry.claim(connect(PHONE, firstCome(1)).by(1)));

            assertThat(registry.size()).isZero();
        }
    }

    @Nested
    class Reaffirm {

        @Test
        void answersThoseThatHoldOfAnyKeys() {
            var phone = granted(connect(PHONE, firstCome(1)));
            var bob = SessionKey.of("bob");
            var bobs = granted(SessionClaim.connect(bob, Claimant.of(LAPTOP, NORTH), firstCome(1)));
            var lost = new SessionLease(SessionKey.of("carol"), "watch", NORTH, 7, 7, false, null);
            var moved = new SessionLease(bob, LAPTOP, SOUTH, bobs.token(), bobs.sinceMicros(), false, null);

            assertThat(answer(registry.reaffirm(List.of(lost, phone, moved)))).containsExactly(phone, moved);
            assertThat(answer(registry.holders(bob))).containsExactly(moved);
        }
    }

    @Test
    void tokensRiseThoughTheClockIsSetBackAndNothingIsKept() {
        var first = granted(connect(PHONE, kickOld(1)));
        answer(registry.release(ALICE, PHONE, first.token()));
        assertThat(registry.size()).isZero();

        time.setClock(Duration.ofHours(-1));

        assertThat(granted(connect(LAPTOP, kickOld(1))).token()).isGreaterThan(first.token());
    }

    private SessionLease granted(SessionClaim claim) {
        return ((Granted) answer(registry.claim(claim))).lease();
    }

    private static <A> A answer(CompletionStage<A> stage) {
        assertThat(stage).isCompleted();
        return stage.toCompletableFuture().join();
    }
}
