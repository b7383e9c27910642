// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session of this node.
 *
 * @param lease what the session held
 * @param reason why it is over
 * @param successor the session id of the newcomer that displaced it, null if none did
 * @param remaining how many leases the key had left when this one went: 0 means that the user is gone
 * @param detail a word for people from whoever ended it, null if there is none
 */
public record SessionEnd(
        SessionLease lease,
        EndReason reason,
        @Nullable String successor,
        int remaining,
        @Nullable String detail) {

    static SessionEnd displaced(Displacement displacement, String successor, int remaining) {
        var reason = displacement.cause() == Displacement.Cause.RESUMED ? EndReason.RESUMED : EndReason.DISPLACED;
        return new SessionEnd(displacement.lease(), reason, successor, remaining, null);
    }

    static SessionEnd revoked(SessionLease lease, String why, int remaining) {
        return new SessionEnd(lease, EndReason.REVOKED, null, remaining, why);
    }
}
