// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.redis.server.RedisSentinel;
import io.github.singlesession.tck.ClusterContract;
import io.github.singlesession.tck.ClusterUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The contract of the register of nodes in a Redis that Sentinel watches. */
class RedisSentinelNodesTest extends ClusterContract {

    private static final RedisSentinel SERVERS = RedisSentinel.running();
    private static final LettuceConnectionFactory FACTORY = Redis.started(new LettuceConnectionFactory(
            new RedisSentinelConfiguration().master(RedisSentinel.MASTER).sentinel("127.0.0.1", SERVERS.port())));

    private final Redis.Time time = new Redis.Time();
    private final RedisOptions options = Redis.options();
    private final RedisCluster cluster = new RedisCluster(FACTORY, options, Redis.notices(), time::offset);

    @Override
    protected ClusterUnderTest cluster() {
        return new ClusterUnderTest(cluster, options.timing(), time::pass);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @AfterAll
    static void stop() {
        FACTORY.destroy();
        SERVERS.close();
    }
}
