// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.hazelcast.HazelcastSessionRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each of them has a member of its own. */
@DisplayName("two nodes of one Hazelcast cluster")
class HazelcastTwoNodesTests extends TwoNodesAndAnOperator {

    HazelcastTwoNodesTests() {
        super(HazelcastNode.start(node("north")), north -> HazelcastNode.join(north, node("south")));
    }

    @Test
    void takeTheStoreOfTheClassPath() {
        assertThat(north.context().getBean("singleSessionRegistry")).isInstanceOf(HazelcastSessionRegistry.class);
        assertThat(HazelcastNode.member(north).getCluster().getMembers()).hasSize(2);
    }
}
