// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.redis.server.RedisServer;
import io.github.singlesession.tck.SessionRegistryContract;
import io.github.singlesession.tck.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The contract of the registry by a user that may do no more than docs/redis.md says. */
class LeastRightsRegistryTest extends SessionRegistryContract {

    private static final RedisServer SERVERS = RedisServer.running(LeastRights.user());
    private static final LettuceConnectionFactory FACTORY = Redis.started(LeastRights.of(SERVERS));
    private static final Redis.Time TIME = new Redis.Time();
    private static final RedisOptions OPTIONS = Redis.options().withKeyPrefix("single-session:");
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
