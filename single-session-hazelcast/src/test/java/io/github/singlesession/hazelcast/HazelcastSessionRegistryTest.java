// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.tck.SessionRegistryContract;
import io.github.singlesession.tck.StoreUnderTest;
import org.junit.jupiter.api.AfterEach;

/** The contract of the registry, on three members: most slots are another's than who asks. */
class HazelcastSessionRegistryTest extends SessionRegistryContract {

    private final HazelcastOptions options = Members.options();
    private final HazelcastCluster cluster = Members.cluster(Members.shared().get(0), options);
    private final HazelcastSessionRegistry registry =
            Members.registry(Members.shared().get(0), options, cluster);

    @Override
    protected StoreUnderTest store() {
        return new StoreUnderTest(registry, cluster, Members::pass);
    }

    @AfterEach
    void close() {
        cluster.close();
    }
}
