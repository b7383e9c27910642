// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import org.jspecify.annotations.Nullable;

/**
 * A lease as its slot keeps it: without the key, with what only the decision needs.
 *
 * @param expiry when a lease that is bound to a time ends, in microseconds since the epoch; {@link #NODE_BOUND} for a
 *     lease that is bound to its node
 */
record SlotLease(
        long token,
        long since,
        long expiry,
        NodeId node,
        String sessionId,
        @Nullable ClientHash client,
        @Nullable String connection) {

    static final long NODE_BOUND = Long.MAX_VALUE;

    static SlotLease of(Claimant claimant, long token, long since, long expiry) {
        return new SlotLease(
                token, since, expiry, claimant.node(), claimant.sessionId(), claimant.client(), claimant.connection());
    }

    boolean nodeBound() {
        return expiry == NODE_BOUND;
    }

    SlotLease on(NodeId other) {
        return new SlotLease(token, since, expiry, other, sessionId, client, connection);
    }

    SlotLease withToken(long other) {
        return new SlotLease(other, since, expiry, node, sessionId, client, connection);
    }

    SlotLease until(long otherExpiry) {
        return new SlotLease(token, since, otherExpiry, node, sessionId, client, connection);
    }

    SessionLease under(SessionKey key) {
        return new SessionLease(key, sessionId, node, token, since, !nodeBound(), connection);
    }
}
