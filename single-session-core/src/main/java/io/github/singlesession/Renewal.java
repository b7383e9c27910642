// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.Map;
import java.util.Set;

/** What the register of nodes answers to a node that joins or renews. */
public sealed interface Renewal {

    /**
     * The node's lease runs anew.
     *
     * @param now the store's time, in microseconds since the epoch
     * @param suspected the nodes that did not renew in time, that were declared dead or that left, normally none
     * @param settings what was {@linkplain Cluster#set set}, value by name, normally none
     */
    record Live(long now, Set<NodeId> suspected, Map<String, String> settings) implements Renewal {}

    /** The node was declared dead. It must come back as another one. */
    record Dead() implements Renewal {}
}
