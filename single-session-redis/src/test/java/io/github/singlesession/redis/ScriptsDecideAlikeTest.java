// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionLease;
import io.github.singlesession.house.TestTier.Seeds;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.SlotStep;
import io.github.singlesession.slot.SlotText;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision was carried over into scripts. For any slot and any request, both answer and write the same. */
@Tag("shared")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@ParameterizedClass
@ExtendWith(NamesTheRun.class)
@MethodSource("io.github.singlesession.redis.Deployment#versions")
class ScriptsDecideAlikeTest {

    private static final Seeds CASES = new Seeds(0, 5_000);

    /** What Redis keeps for less than this may be gone by the time that a test looks. */
    private static final long TOO_SHORT = 5_000_000L;

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final ScriptAtFixedTime redis;
    private final Seeds seeds;

    ScriptsDecideAlikeTest(Deployment deployment) {
        var client = (RedisClient) deployment.factory().getRequiredNativeClient();
        connection = client.connect(ByteArrayCodec.INSTANCE);
        redis = new ScriptAtFixedTime(connection.sync());
        seeds = deployment.shareOf(CASES);
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void forAnySlotAndRequest() {
        for (long seed : seeds.stream().toArray()) {
            var random = new RandomSlots(seed);
            var slot = random.slot();
            for (int step = 0; step < 3; step++) {
                slot = next(slot, random, "seed " + seed + ", step " + step);
            }
        }
    }

    /** Takes one step from a slot, in Redis and in Java; returns the slot after it. */
    private Slot next(Slot slot, RandomSlots random, String which) {
        long now = random.moment();
        redis.put(RandomSlots.ALICE, SlotText.write(slot));
        var step = step(slot, random, now);
        assertThat(step.redis())
                .as("%s at %d of%n%s", which, now, slot)
                .isEqualTo(step.java().answer());
        var after = step.java().slot();
        long left = after.keepUntil() - now;
        if (step.writes() && (left <= 0 || left > TOO_SHORT)) {
            assertThat(redis.record(RandomSlots.ALICE))
                    .as("%s at %d of%n%s%nanswered %s", which, now, slot, step.redis())
                    .isEqualTo(after.keepUntil() == 0 ? "" : SlotText.write(after));
        }
        return after;
    }

    private Both step(Slot slot, RandomSlots random, long now) {
        return switch (random.dice(8)) {
            case 0 -> release(slot, random, now);
            case 1 -> end(slot, random, now);
            case 2 -> reaffirm(slot, random, now);
            case 3 -> holders(slot, now);
            default -> claim(slot, random, now);
        };
    }

    private Both claim(Slot slot, RandomSlots random, long now) {
        var claim = random.claim();
        var answer = redis.run(RedisScript.CLAIM, claim.key(), now, ClaimText.arguments(claim));
        boolean inTime = claim.deadline() >= now;
        return new Both(ClaimText.outcome(claim, answer), SlotDecision.claim(slot, claim, now), inTime);
    }

    private Both release(Slot slot, RandomSlots random, long now) {
        var session = random.session();
        long token = random.chance(30) ? SessionLease.ANY_TOKEN : token(slot, session, random, now);
        var answer = redis.run(RedisScript.RELEASE, RandomSlots.ALICE, now, session, Long.toString(token));
        var outcome = new ReleaseOutcome(answer.number(0) == 1, (int) answer.number(1));
        return new Both(outcome, SlotDecision.release(slot, session, token, now), true);
    }

    private static long token(Slot slot, String session, RandomSlots random, long now) {
        return slot.holders(RandomSlots.ALICE, now).stream()
                .filter(lease -> lease.sessionId().equals(session) && random.chance(80))
                .mapToLong(SessionLease::token)
                .findFirst()
                .orElse(now);
    }

    private Both end(Slot slot, RandomSlots random, long now) {
        var session = random.chance(50) ? null : random.session();
        var answer = redis.run(RedisScript.END, RandomSlots.ALICE, now, session == null ? "" : session, "because");
        var outcome = new EndOutcome(answer.leases(RandomSlots.ALICE, 1), (int) answer.number(0));
        return new Both(outcome, SlotDecision.end(slot, RandomSlots.ALICE, session, now), true);
    }

    private Both reaffirm(Slot slot, RandomSlots random, long now) {
        var belief = random.belief();
        var answer = redis.run(
                RedisScript.REAFFIRM,
                belief.key(),
                now,
                belief.sessionId(),
                belief.node().value());
        var step = SlotDecision.reaffirm(slot, belief, now);
        return new Both(
                answer.leases(belief.key(), 0),
                new SlotStep<>(step.slot(), step.answer().stream().toList()),
                true);
    }

    private Both holders(Slot slot, long now) {
        var answer = redis.run(RedisScript.HOLDERS, RandomSlots.ALICE, now);
        List<SessionLease> holders = slot.holders(RandomSlots.ALICE, now);
        return new Both(answer.leases(RandomSlots.ALICE, 0), new SlotStep<>(slot, holders), false);
    }

    /** What Redis answered, what Java decided, and whether the script writes what it decided. */
    private record Both(Object redis, SlotStep<?> java, boolean writes) {}
}
