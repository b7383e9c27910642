// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.slot.UnreadableSlotException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.RedisConnection;

/** What stands in Redis, and for how long. */
class RecordTest {

    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final NodeId NODE = new NodeId("n1");
    private static final SessionRule KICK_OLD = SessionRule.of(ConflictPolicy.KICK_OLD, 1);

    private final Redis.Time time = new Redis.Time();
    private final RedisOptions options = Redis.options();
    private final RedisSessionRegistry registry = new RedisSessionRegistry(Redis.shared(), options, time::offset);
    private final RedisConnection redis = Redis.shared().getConnection();

    @AfterEach
    void disconnect() {
        redis.close();
    }

    @Test
    void isOneLineUnderTheScopeAndTheSubject() {
        var lease = granted(claim("phone"));

        assertThat(record(ALICE)).isEqualTo(lease.token() + "|n1|phone||||");
        assertThat(redis.keyCommands().keys(bytes(options.keyPrefix() + "*")))
                .containsExactly(bytes(options.keyPrefix() + "{default:alice}"));
    }

    @Test
    void isGoneWithTheLastLease() {
        var lease = granted(claim("phone"));

        answer(registry.release(ALICE, "phone", lease.token()));

        assertThat(redis.keyCommands().exists(key(ALICE))).isFalse();
    }

    @Test
    void isKeptForFiveReaffirmationsAfterEachOfThem() {
        var lease = granted(claim("phone"));
        assertThat(ttl()).isBetween(290_000L, 300_000L);
        redis.keyCommands().pExpire(key(ALICE), 10_000);

        answer(registry.reaffirm(List.of(lease)));

        assertThat(ttl()).isBetween(290_000L, 300_000L);
    }

    @Test
    void isKeptForAsLongAsAReservationLasts() {
        granted(claim("phone").as(new ClaimKind.Reserve(Duration.ofSeconds(90), false)));

        assertThat(ttl()).isBetween(80_000L, 90_000L);
    }

    @Test
    void isKeptForAsLongAsATakeoverWindowAfterTheLastLease() {
        granted(claim("phone"));
        var lease = granted(claim("laptop"));

        answer(registry.release(ALICE, "laptop", lease.token()));

        assertThat(ttl()).isBetween(50_000L, 60_000L);
    }

    @Test
    void isKeptForAnHourAfterAnEnding() {
        granted(claim("phone"));

        answer(registry.end(ALICE, null, "because"));

        assertThat(ttl()).isBetween(3_590_000L, 3_600_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2|new", "v1|1|2|3", "no slot", "1|n1|s1||||\n", "99999999999999999|n1|s1||||"})
    void isLeftAloneWhereItCannotBeRead(String foreign) {
        redis.stringCommands().set(key(ALICE), bytes(foreign));

        assertThatThrownBy(() -> answer(registry.claim(claim("phone"))))
                .cause()
                .isInstanceOf(SessionStoreException.class);
        assertThat(record(ALICE)).isEqualTo(foreign);
    }

    @Test
    void saysWhatCannotBeRead() {
        redis.stringCommands().set(key(ALICE), bytes("v2|new"));

        assertThatThrownBy(() -> answer(registry.holders(ALICE)))
                .rootCause()
                .isInstanceOf(UnreadableSlotException.class)
                .hasMessageContaining("upgrade this node");
    }

    @Test
    void keepsHalvesOfSurrogatePairsApart() {
        var half = SessionKey.of("a\uD83D");
        var other = SessionKey.of("a\uDE00");
        granted(claim(half, "phone"));
        granted(claim(other, "laptop"));

        assertThat(answer(registry.holders(half))).extracting(SessionLease::key).containsExactly(half);
        assertThat(answer(registry.holders(SessionKey.of("a?")))).isEmpty();
    }

    private static SessionClaim claim(String session) {
        return claim(ALICE, session);
    }

    private static SessionClaim claim(SessionKey key, String session) {
        return SessionClaim.connect(key, Claimant.of(session, NODE), KICK_OLD);
    }

    private SessionLease granted(SessionClaim claim) {
        return ((ClaimOutcome.Granted) answer(registry.claim(claim))).lease();
    }

    private long ttl() {
        var ttl = redis.keyCommands().pTtl(key(ALICE));
        return ttl == null ? -1 : ttl;
    }

    private String record(SessionKey key) {
        var record = redis.stringCommands().get(key(key));
        return record == null ? "" : new String(record, StandardCharsets.UTF_8);
    }

    private byte[] key(SessionKey key) {
        return new RedisKeys(options.keyPrefix()).slot(key);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
