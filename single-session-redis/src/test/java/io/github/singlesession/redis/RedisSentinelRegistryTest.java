// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.redis.server.RedisSentinel;
import io.github.singlesession.tck.SessionRegistryContract;
import io.github.singlesession.tck.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The contract of the registry in a Redis that Sentinel watches. */
class RedisSentinelRegistryTest extends SessionRegistryContract {

    private static final RedisSentinel SERVERS = RedisSentinel.running();
    private static final LettuceConnectionFactory FACTORY = Redis.started(new LettuceConnectionFactory(
            new RedisSentinelConfiguration().master(RedisSentinel.MASTER).sentinel("127.0.0.1", SERVERS.port())));
    private static final Redis.Time TIME = new Redis.Time();
    private static final RedisOptions OPTIONS = Redis.options();
    private static final RedisCluster CLUSTER = new RedisCluster(FACTORY, OPTIONS, Redis.notices(), TIME::offset);
    private static final RedisSessionRegistry REGISTRY = new RedisSessionRegistry(FACTORY, OPTIONS, TIME::offset);

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(REGISTRY, CLUSTER, TIME::pass);
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
        FACTORY.destroy();
        SERVERS.close();
    }
}
