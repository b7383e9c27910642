// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/** What a guard does while its store does not answer. One choice for all that it does. */
public enum OnStoreFailure {

    /**
     * Sessions go on, and newcomers are let in: one seat per user on each node, by the same decision over what the node
     * itself knows. Who is one too many across the nodes is ended once the store is back.
     */
    FAIL_OPEN,

    /**
     * Newcomers are refused. Sessions go on for as long as the node's lease runs; after that, the first frame that one
     * of them sends ends it.
     */
    FAIL_CLOSED
}
