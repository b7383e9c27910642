// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The register of nodes, and the way by which they tell each other things.
 *
 * <p>This is the half of a store that knows nodes; {@link SessionRegistry} is the half that knows sessions.
 *
 * <p><b>Atomicity.</b> Each of {@code join}, {@code renew}, {@code verdict} and {@code leave} is one atomic step, and
 * all of them are totally ordered. <b>Failure.</b> As with {@link SessionRegistry}: stages complete with a {@link
 * SessionStoreException}, and nothing blocks.
 */
public interface Cluster {

    /**
     * Makes a node live. Notices for it are heard before it is live, so none is missed.
     *
     * @param node an incarnation that was never joined before
     * @param listener called for each notice, one at a time, on a thread that it must not block
     */
    CompletionStage<Renewal> join(NodeId node, Consumer<Notice> listener);

    /**
     * Renews a node's lease, and sends it a {@link Notice.Loopback}.
     *
     * @param sessions how many sessions the node has, for operators to see
     * @return {@link Renewal.Dead} once a verdict struck the node
     */
    CompletionStage<Renewal> renew(NodeId node, int sessions);

    /**
     * Asks whether a node is dead. A node whose lease has passed is struck by the question itself, so {@link
     * Verdict#DEAD} is never taken back.
     */
    CompletionStage<Verdict> verdict(NodeId node);

    /** Returns the nodes in the register, by name. */
    CompletionStage<List<NodeStatus>> nodes();

    /** Tells a node something. A node that is not there hears nothing, which is no failure. */
    CompletionStage<Void> tell(NodeId node, Notice notice);

    /** Takes a node out of the register on purpose: its leases are stale at once, and the others are told. */
    CompletionStage<Void> leave(NodeId node);
}
