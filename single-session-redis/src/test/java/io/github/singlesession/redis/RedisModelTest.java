// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.house.TestTier.Seeds;
import io.github.singlesession.tck.StoreUnderTest;
import io.github.singlesession.tck.model.ModelSettings;
import io.github.singlesession.tck.model.SessionRegistryModelContract;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The random histories that every store is held against; here time also runs by itself. */
@Tag("shared")
@ParameterizedClass
@ExtendWith(NamesTheRun.class)
@MethodSource("io.github.singlesession.redis.Deployment#versions")
class RedisModelTest extends SessionRegistryModelContract {

    private final Deployment redis;

    RedisModelTest(Deployment redis) {
        this.redis = redis;
    }

    @Override
    protected StoreUnderTest store() {
        var time = new Redis.Time();
        var options = Redis.options();
        return new StoreUnderTest(
                new RedisSessionRegistry(redis.factory(), options, time::offset),
                new RedisCluster(redis.factory(), options, Redis.notices(), time::offset),
                time::pass);
    }

    @Override
    protected ModelSettings settings() {
        var seeds = redis.shareOf(new Seeds(ModelSettings.DEFAULT.seed(), 120));
        return ModelSettings.DEFAULT.withSeeds(seeds.first(), seeds.count()).withSlack(Duration.ofMillis(500));
    }
}
