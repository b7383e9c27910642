// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A cluster that tells something else than it was asked to tell.
 *
 * @param sound the cluster that tells what it is asked to
 * @param rumour what is told instead
 */
record Rumours(Cluster sound, Rumour rumour) implements Cluster {

    @Override
    public CompletionStage<Void> tell(NodeId node, Notice notice) {
        rumour.tell(sound, node, notice);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        return sound.listen(node, listener);
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return sound.join(node);
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return sound.renew(node, sessions);
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        return sound.verdict(node);
    }

    @Override
    public CompletionStage<List<NodeStatus>> nodes() {
        return sound.nodes();
    }

    @Override
    public CompletionStage<Void> set(String name, String value) {
        return sound.set(name, value);
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        return sound.leave(node);
    }

    /** What is told instead. It may look at the claims as they are made. */
    interface Rumour {

        void tell(Cluster sound, NodeId node, Notice notice);

        default void before(SessionClaim claim) {}
    }
}
