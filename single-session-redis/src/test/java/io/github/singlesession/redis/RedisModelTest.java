// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.tck.StoreUnderTest;
import io.github.singlesession.tck.model.ModelSettings;
import io.github.singlesession.tck.model.SessionRegistryModelContract;
import java.time.Duration;

/** The random histories that every store is held against; here time also runs by itself. */
class RedisModelTest extends SessionRegistryModelContract {

    @Override
    protected StoreUnderTest store() {
        var time = new Redis.Time();
        var options = Redis.options();
        return new StoreUnderTest(
                new RedisSessionRegistry(Redis.shared(), options, time::offset),
                new RedisCluster(Redis.shared(), options, Redis.notices(), time::offset),
                time::pass);
    }

    @Override
    protected ModelSettings settings() {
        return ModelSettings.DEFAULT.withSlack(Duration.ofMillis(200));
    }
}
