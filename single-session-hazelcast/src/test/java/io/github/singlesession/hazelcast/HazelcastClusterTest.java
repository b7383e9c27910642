// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.tck.ClusterContract;
import io.github.singlesession.tck.ClusterUnderTest;
import org.junit.jupiter.api.AfterEach;

/** The contract of the register of nodes, asked on two of three members. */
class HazelcastClusterTest extends ClusterContract {

    private final HazelcastOptions options = Members.options();
    private final HazelcastCluster cluster = Members.cluster(Members.shared().get(0), options);
    private final HazelcastCluster elsewhere = Members.cluster(Members.shared().get(1), options);

    @Override
    protected ClusterUnderTest cluster() {
        return new ClusterUnderTest(cluster, elsewhere, options.timing(), Members::pass);
    }

    @AfterEach
    void close() {
        cluster.close();
        elsewhere.close();
    }
}
