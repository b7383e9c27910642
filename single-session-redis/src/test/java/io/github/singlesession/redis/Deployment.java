// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.house.TestTier;
import io.github.singlesession.house.TestTier.Seeds;
import io.github.singlesession.redis.server.RedisSentinel;
import io.github.singlesession.redis.server.RedisServer;
import io.github.singlesession.redis.server.RedisShards;
import io.github.singlesession.redis.server.RedisVersion;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The ways to have a Redis that the contracts are run on. Each is started when it is first asked for, and then kept. */
enum Deployment {
    STANDALONE,
    REDIS_6_2,
    SENTINEL,
    CLUSTER,

    /** By a user that may do no more than docs/redis.md says. */
    LEAST_RIGHTS,

    CLUSTER_LEAST_RIGHTS,

    /** Only where there is Docker: no binary of these can be had. */
    REDIS_8,

    VALKEY_8;

    private static final Map<Deployment, RedisConfiguration> RUNNING = new ConcurrentHashMap<>();
    private static final Map<Deployment, LettuceConnectionFactory> FACTORIES = new ConcurrentHashMap<>();
    private static final Map<Deployment, LettuceConnectionFactory> SECONDS = new ConcurrentHashMap<>();

    private static final Set<Deployment> OTHER_BINARIES = EnumSet.of(REDIS_6_2);
    private static final Set<Deployment> IMAGES = EnumSet.of(REDIS_8, VALKEY_8);

    /** Returns those that this tier of the build runs its contracts on: every kind of one version, or the other versions. */
    static Stream<Deployment> all() {
        return Stream.of(values())
                .filter(deployment -> deployment.isOtherVersion() == (TestTier.current() == TestTier.FULL))
                .filter(Deployment::isToBeHad);
    }

    /** Returns one of each version that this tier of the build tries; the usual one is shared between both. */
    static Stream<Deployment> versions() {
        return Stream.concat(Stream.of(STANDALONE), all().filter(Deployment::isOtherVersion));
    }

    /** Returns this tier's share of seeds: all of them for a version that only one of the tiers tries. */
    Seeds shareOf(Seeds all) {
        return isOtherVersion() ? all : TestTier.current().shareOf(all);
    }

    private boolean isOtherVersion() {
        return OTHER_BINARIES.contains(this) || IMAGES.contains(this);
    }

    private boolean isToBeHad() {
        return !IMAGES.contains(this) || Docker.answers();
    }

    /** Returns a factory on it, the same for all tests. */
    LettuceConnectionFactory factory() {
        return FACTORIES.computeIfAbsent(this, Deployment::connect);
    }

    /** Returns another one, as another machine has it. */
    LettuceConnectionFactory second() {
        return SECONDS.computeIfAbsent(this, Deployment::connect);
    }

    private LettuceConnectionFactory connect() {
        return Redis.started(new LettuceConnectionFactory(RUNNING.computeIfAbsent(this, Deployment::start)));
    }

    private RedisConfiguration start() {
        return switch (this) {
            case STANDALONE -> at(RedisServer.shared());
            case REDIS_6_2 -> at(RedisServer.running(RedisVersion.V6_2));
            case SENTINEL -> at(RedisSentinel.running());
            case CLUSTER -> at(RedisShards.running());
            case LEAST_RIGHTS -> LeastRights.in(at(RedisServer.running(LeastRights.user())));
            case CLUSTER_LEAST_RIGHTS -> LeastRights.in(at(RedisShards.running(LeastRights.userOfCluster())));
            case REDIS_8 -> Docker.running("redis:8");
            case VALKEY_8 -> Docker.running("valkey/valkey:8");
        };
    }

    private static RedisConfiguration at(RedisServer server) {
        return new RedisStandaloneConfiguration("127.0.0.1", server.port());
    }

    private static RedisConfiguration at(RedisSentinel sentinel) {
        return new RedisSentinelConfiguration().master(RedisSentinel.MASTER).sentinel("127.0.0.1", sentinel.port());
    }

    private static RedisConfiguration at(RedisShards shards) {
        return new RedisClusterConfiguration(shards.addresses());
    }
}
