// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.tck.StoreUnderTest;
import io.github.singlesession.tck.model.ModelSettings;
import io.github.singlesession.tck.model.SessionRegistryModelContract;
import java.time.Duration;

/** The random histories that every store is held against; here time also runs by itself. */
class HazelcastModelTest extends SessionRegistryModelContract {

    private final HazelcastOptions options = Members.options();
    private final HazelcastCluster cluster = Members.cluster(Members.shared().get(2), options);

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(Members.registry(Members.shared().get(2), options, cluster), cluster, Members::pass);
    }

    @Override
    protected ModelSettings settings() {
        return ModelSettings.DEFAULT.withSequences(120).withSlack(Duration.ofSeconds(2));
    }
}
