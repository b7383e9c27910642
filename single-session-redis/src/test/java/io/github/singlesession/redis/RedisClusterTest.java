// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.tck.ClusterContract;
import io.github.singlesession.tck.ClusterUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the register of nodes, on every kind of Redis. */
@Tag("shared")
@ParameterizedClass
@ExtendWith(NamesTheRun.class)
@MethodSource("io.github.singlesession.redis.Deployment#all")
class RedisClusterTest extends ClusterContract {

    private final Redis.Time time = new Redis.Time();
    private final RedisOptions options = Redis.options();
    private final RedisCluster cluster;
    private final RedisCluster elsewhere;

    RedisClusterTest(Deployment redis) {
        cluster = new RedisCluster(redis.factory(), options, Redis.notices(), time::offset);
        elsewhere = new RedisCluster(redis.second(), options, Redis.notices(), time::offset);
    }

    @Override
    protected ClusterUnderTest cluster() {
        return new ClusterUnderTest(cluster, elsewhere, options.timing(), time::pass);
    }

    @AfterEach
    void close() {
        cluster.close();
        elsewhere.close();
    }
}
