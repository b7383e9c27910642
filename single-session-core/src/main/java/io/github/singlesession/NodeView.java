// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.Set;

/**
 * What the claiming node knows of the other nodes when it claims.
 *
 * @param suspected nodes that have not renewed in time: theirs are the first leases to be displaced
 * @param dead nodes of which the cluster said {@link Verdict#DEAD}: their leases hold nothing any more
 */
public record NodeView(Set<NodeId> suspected, Set<NodeId> dead) {

    /** Nobody is suspected and nobody is dead, which is nearly always so. */
    public static final NodeView ALL_WELL = new NodeView(Set.of(), Set.of());
}
