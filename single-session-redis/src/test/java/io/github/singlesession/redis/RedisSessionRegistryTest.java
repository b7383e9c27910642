// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.tck.SessionRegistryContract;
import io.github.singlesession.tck.StoreUnderTest;

class RedisSessionRegistryTest extends SessionRegistryContract {

    private static final Redis.Time TIME = new Redis.Time();
    private static final RedisOptions OPTIONS = Redis.options();
    private static final RedisSessionRegistry REGISTRY =
            new RedisSessionRegistry(Redis.shared(), OPTIONS, TIME::offset);
    private static final RedisCluster CLUSTER =
            new RedisCluster(Redis.shared(), OPTIONS, Redis.notices(), TIME::offset);

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(REGISTRY, CLUSTER, TIME::pass);
    }
}
