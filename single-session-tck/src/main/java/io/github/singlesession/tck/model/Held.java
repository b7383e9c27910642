// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.Claimant;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;

/**
 * A lease as the model keeps it.
 *
 * @param expiry the time at which it is over, or {@link #NEVER} for a lease that is bound to its node
 */
record Held(Claimant claimant, long token, long since, long expiry) {

    static final long NEVER = Long.MAX_VALUE;

    boolean timed() {
        return expiry != NEVER;
    }

    boolean boundTo(NodeId node) {
        return !timed() && claimant.node().equals(node);
    }

    boolean of(String sessionId) {
        return claimant.sessionId().equals(sessionId);
    }

    Held until(long otherExpiry) {
        return new Held(claimant, token, since, otherExpiry);
    }

    Held at(NodeId node) {
        var moved = new Claimant(claimant.sessionId(), node, claimant.client(), claimant.connection());
        return new Held(moved, token, since, expiry);
    }

    SessionLease lease(SessionKey key) {
        return new SessionLease(
                key, claimant.sessionId(), claimant.node(), token, since, timed(), claimant.connection());
    }
}
