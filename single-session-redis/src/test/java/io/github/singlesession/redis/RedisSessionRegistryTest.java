// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.tck.SessionRegistryContract;
import io.github.singlesession.tck.StoreUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the registry, on every kind of Redis. */
@Tag("shared")
@ParameterizedClass
@ExtendWith(NamesTheRun.class)
@MethodSource("io.github.singlesession.redis.Deployment#all")
class RedisSessionRegistryTest extends SessionRegistryContract {

    private final Redis.Time time = new Redis.Time();
    private final RedisSessionRegistry registry;
    private final RedisCluster cluster;

    RedisSessionRegistryTest(Deployment redis) {
        var options = Redis.options();
        registry = new RedisSessionRegistry(redis.factory(), options, time::offset);
        cluster = new RedisCluster(redis.factory(), options, Redis.notices(), time::offset);
    }

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(registry, cluster, time::pass);
    }

    @AfterEach
    void close() {
        cluster.close();
    }
}
