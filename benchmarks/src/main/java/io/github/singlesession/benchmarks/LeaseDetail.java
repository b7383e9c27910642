// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.ClientHash;
import io.github.singlesession.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What leases say beside their session.
 *
 * @param client whose tab it is
 * @param connection how its connection is called
 */
record LeaseDetail(
        NodeId node, @Nullable ClientHash client, @Nullable String connection) {

    static final LeaseDetail NONE = new LeaseDetail(new NodeId(StoreVisitors.NODE), null, null);

    /** With a tab, and a connection named as the starter does: Spring's id of it, and its address. */
    static final LeaseDetail AS_THE_STARTER = new LeaseDetail(
            NONE.node(), ClientHash.of("tab-1_0123456789A"), "3f0a9c1e-6d5b-4c7a-9a57-0d1f2e3b4c5d@203.0.113.107");

    /** Returns the same on another node. */
    LeaseDetail on(String other) {
        return new LeaseDetail(new NodeId(other), client, connection);
    }
}
