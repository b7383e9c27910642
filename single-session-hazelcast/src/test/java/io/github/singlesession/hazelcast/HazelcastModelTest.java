// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.house.TestTier;
import io.github.singlesession.house.TestTier.Seeds;
import io.github.singlesession.tck.StoreUnderTest;
import io.github.singlesession.tck.model.ModelSettings;
import io.github.singlesession.tck.model.SessionRegistryModelContract;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** The random histories that every store is held against; here time also runs by itself. */
@Tag("shared")
class HazelcastModelTest extends SessionRegistryModelContract {

    private final HazelcastOptions options = Members.options();
    private final HazelcastCluster cluster = Members.cluster(Members.shared().get(2), options);

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(Members.registry(Members.shared().get(2), options, cluster), cluster, Members::pass);
    }

    @Override
    protected ModelSettings settings() {
        var seeds = TestTier.current().shareOf(new Seeds(ModelSettings.DEFAULT.seed(), 120));
        return ModelSettings.DEFAULT.withSeeds(seeds.first(), seeds.count()).withSlack(Duration.ofSeconds(2));
    }
}
