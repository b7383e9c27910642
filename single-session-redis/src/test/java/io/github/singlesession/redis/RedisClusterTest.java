// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.tck.ClusterContract;
import io.github.singlesession.tck.ClusterUnderTest;
import org.junit.jupiter.api.AfterEach;

class RedisClusterTest extends ClusterContract {

    private final Redis.Time time = new Redis.Time();
    private final RedisOptions options = Redis.options();
    private final RedisCluster cluster = new RedisCluster(Redis.shared(), options, Redis.notices(), time::offset);
    private final RedisCluster elsewhere = new RedisCluster(Redis.second(), options, Redis.notices(), time::offset);

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
