// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.time.Duration;

/** What a claim is for, which says how its lease is bound and what it may displace. */
public sealed interface ClaimKind {

    /**
     * A live connection: its lease is bound to its node.
     *
     * @param takeover whether the client asked to take the seat; heeded where the rule lets it
     */
    record Connect(boolean takeover) implements ClaimKind {}

    /**
     * A reservation or a login: its lease is bound to a time and outlives the node that asked for it. A later {@link
     * Connect} under the same session id confirms it into a lease that is bound to a node.
     *
     * @param hold how long the lease lasts, from the decision; at least one millisecond
     * @param extend whether a lease that the session already has is moved to the new end
     */
    record Reserve(Duration hold, boolean extend) implements ClaimKind {

        public Reserve {
            if (hold.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("a lease held for " + hold + " is not held for at least 1 ms");
            }
        }
    }

    /**
     * A session that the store lost is put back. It never displaces anyone.
     *
     * @param formerToken the token of the lost lease; a lease that was ended up to this token stays ended
     * @param formerSince since when the lost lease was held, in microseconds since the epoch
     */
    record Reclaim(long formerToken, long formerSince) implements ClaimKind {}
}
