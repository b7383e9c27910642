// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.redis.server.RedisShards;
import io.github.singlesession.tck.ClusterContract;
import io.github.singlesession.tck.ClusterUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The contract of the register of nodes in a Redis Cluster of three masters. */
class RedisShardsNodesTest extends ClusterContract {

    private static final RedisShards SERVERS = RedisShards.running();
    private static final LettuceConnectionFactory FACTORY =
            Redis.started(new LettuceConnectionFactory(new RedisClusterConfiguration(SERVERS.addresses())));

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
