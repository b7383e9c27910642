// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.redis.server.RedisServer;
import io.github.singlesession.tck.ClusterContract;
import io.github.singlesession.tck.ClusterUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The contract of the register of nodes by a user that may do no more than docs/redis.md says. */
class LeastRightsNodesTest extends ClusterContract {

    private static final RedisServer SERVERS = RedisServer.running(LeastRights.user());
    private static final LettuceConnectionFactory FACTORY = Redis.started(LeastRights.of(SERVERS));

    private final Redis.Time time = new Redis.Time();
    private final RedisOptions options =
            Redis.options().withKeyPrefix("single-session:" + Redis.options().keyPrefix());
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
