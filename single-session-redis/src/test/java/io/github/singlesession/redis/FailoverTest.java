// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.redis.server.RedisSentinel;
import io.github.singlesession.redis.server.RedisShards;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A master dies while claims are made, and a replica takes over from it. The client is as it comes. */
@Tag("full")
class FailoverTest {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final SessionRule KICK_OLD =
            new SessionRule(ConflictPolicy.KICK_OLD, 1, false, new TakeoverLimit(10_000, Duration.ofMinutes(1)));
    private static final SessionRule FIRST_COME = SessionRule.of(ConflictPolicy.FIRST_COME, 1);

    private final RedisOptions options = Redis.options();

    @Test
    void isSurvivedWhereSentinelPromotesAReplica() {
        try (var servers = RedisSentinel.withReplica()) {
            var at = new RedisSentinelConfiguration()
                    .master(RedisSentinel.MASTER)
                    .sentinel("127.0.0.1", servers.port());
            survives(Redis.started(new LettuceConnectionFactory(at)), servers::killMaster);
        }
    }

    @Test
    void isSurvivedWhereTheMasterOfAKeyDies() {
        try (var servers = RedisShards.withReplicas()) {
            var factory =
                    Redis.started(new LettuceConnectionFactory(new RedisClusterConfiguration(servers.addresses())));
            survives(factory, () -> servers.killMasterOf(options.keyPrefix() + "{default:alice}"));
        }
    }

    @Test
    void isSurvivedWhereTheMasterOfTheRegisterDies() {
        try (var servers = RedisShards.withReplicas()) {
            var factory =
                    Redis.started(new LettuceConnectionFactory(new RedisClusterConfiguration(servers.addresses())));
            survives(factory, () -> servers.killMasterOf(options.keyPrefix() + "{nodes}"));
        }
    }

    private void survives(LettuceConnectionFactory factory, Runnable kill) {
        try (var north = new GuardedNode("north", factory, options);
                var south = new GuardedNode("south", factory, options)) {
            var users = IntStream.range(0, 20)
                    .mapToObj(i -> SessionKey.of("user-" + i))
                    .toList();
            users.forEach(user ->
                    assertThat(north.admitted(user, FIRST_COME).fenced()).isTrue());
            var before = north.admitted(ALICE, KICK_OLD);
            int asked = north.reaffirmations();

            kill.run();

            claimsWorkAgain(south, before.token());
            await(() -> {
                assertThat(north.endOf(before)).isNotNull();
                assertThat(north.guard().status().storeUp()).isTrue();
                assertThat(north.reaffirmations()).isGreaterThanOrEqualTo(asked + users.size());
                assertThat(north.guard().sessions()).hasSize(users.size()).allMatch(SessionLease::fenced);
            });
            users.forEach(user -> assertThat(south.admit(user, FIRST_COME)).isInstanceOf(Admission.Refused.class));
            noticesArrive(south, north);
        } finally {
            factory.destroy();
        }
    }

    private static void claimsWorkAgain(GuardedNode node, long former) {
        await(() -> {
            var lease = node.admitted(ALICE, KICK_OLD);
            assertThat(lease.fenced()).isTrue();
            assertThat(lease.token()).isGreaterThan(former);
        });
    }

    /** A session that is displaced from another node is told so by a notice: a reaffirmation would find it lost. */
    private static void noticesArrive(GuardedNode newcomer, GuardedNode node) {
        await(() -> {
            var lost = node.admitted(ALICE, KICK_OLD);
            newcomer.admitted(ALICE, KICK_OLD);
            Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(node.endOf(lost))
                    .isNotNull());
            assertThat(node.endOf(lost)).isEqualTo(EndReason.DISPLACED);
        });
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(BOUND).untilAsserted(assertion);
    }
}
