// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * A session of this node is over. Every session that was granted ends once. The end of a displaced session is published
 * before the grant of its successor, where both are on one node.
 *
 * @param lease what it held
 * @param reason why it is over
 * @param successor the session id of the newcomer that displaced it, null if none did
 * @param remaining how many leases the key had left: with a successor, or with any left, the user is not gone. A node that
 *     {@linkplain EndReason#DRAINED leaves} does not ask, and says 0
 * @param detail the words of {@linkplain SingleSessions#end whoever ended it}, null if nobody did
 */
public record SingleSessionEndedEvent(
        SessionLease lease,
        EndReason reason,
        @Nullable String successor,
        int remaining,
        @Nullable String detail) {

    /** Returns our id of the session. */
    public String sessionId() {
        return lease.sessionId();
    }

    /** Returns Spring's id of the session, null if it has none. */
    public @Nullable String simpSessionId() {
        return ConnectionName.of(lease.connection()).simpSessionId();
    }
}
