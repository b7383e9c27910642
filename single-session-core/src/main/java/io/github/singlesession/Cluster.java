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
 * <p><b>Atomicity.</b> Each of {@code join}, {@code renew}, {@code verdict}, {@code set} and {@code leave} is one atomic step, and
 * all of them are totally ordered. <b>Failure.</b> As with {@link SessionRegistry}: stages complete with a {@link
 * SessionStoreException}, and nothing blocks.
 */
public interface Cluster {

    /**
     * Hears the notices for a node from now on. Called again, it starts anew in place of what listened before: whoever
     * finds that a node hears nothing asks for it.
     *
     * @param listener called for each notice, one at a time, on a thread that it must not block
     * @return completes when every notice that is sent from now on will be heard, as far as the way to the node works
     */
    CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener);

    /**
     * Makes a node live. Idempotent, so that a join whose answer never came is tried again.
     *
     * @param node an incarnation that {@linkplain #listen listens}, so that no notice is missed
     * @return {@link Renewal.Dead} for a node that was struck or that left: it must come back as another one
     */
    CompletionStage<Renewal> join(NodeId node);

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

    /**
     * Sets something that all nodes follow, in place of what it was before. Every node reads it with its next join or
     * renewal, for as long as the register keeps its data. To set says nothing of who is alive.
     *
     * @param name one of a few
     * @throws IllegalArgumentException if name or value are not {@linkplain Settings#check such as a register keeps}
     */
    CompletionStage<Void> set(String name, String value);

    /** Takes a node out of the register on purpose: its leases are stale at once, and the others are told. */
    CompletionStage<Void> leave(NodeId node);
}
