// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.github.singlesession.Cluster;
import io.github.singlesession.NodeStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("one of two nodes of a Hazelcast cluster that shuts down")
@ExtendWith(OutputCaptureExtension.class)
class HazelcastLeavingTests extends OneOfTwoLeaves {

    HazelcastLeavingTests() {
        super(HazelcastNode.start(SPREAD), leaving -> HazelcastNode.join(leaving, SPREAD));
    }

    @Test
    void letsItsUsersIntoTheOtherAtOnceAndLeavesBeforeItsMember(CapturedOutput output) {
        var nodesThen = nodesAsTheMemberShutsDown();

        assertItsUsersMoveAtOnce();

        assertThat(nodesThen.join()).singleElement().isEqualTo(nodes().get(0));
        assertThat(output).doesNotContain("not active", "NotActive", "The store");
    }

    private CompletableFuture<List<NodeStatus>> nodesAsTheMemberShutsDown() {
        var nodes = new CompletableFuture<List<NodeStatus>>();
        HazelcastNode.member(leaving).getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.SHUTTING_DOWN) {
                nodes.complete(nodes());
            }
        });
        return nodes.orTimeout(RawWebSocket.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Who is registered, as the node that stays hears it. */
    private List<NodeStatus> nodes() {
        return staying.context()
                .getBean(Cluster.class)
                .nodes()
                .toCompletableFuture()
                .join();
    }
}
