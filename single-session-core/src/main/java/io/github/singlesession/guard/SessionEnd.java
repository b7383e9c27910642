// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Displacement;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session of this node.
 *
 * @param lease what the session held
 * @param reason why it is over
 * @param successor the session id of the newcomer that displaced it, null if none did
 * @param remaining how many leases the key had left when this one went: 0 means that the user is gone
 * @param detail a word for people from whoever ended it, null if there is none
 * @param ago how long ago the seat was taken, as far as the node knows the store's time; zero if nobody took it
 */
public record SessionEnd(
        SessionLease lease,
        EndReason reason,
        @Nullable String successor,
        int remaining,
        @Nullable String detail,
        Duration ago) {

    /** Makes an end for which nobody took the seat. */
    public SessionEnd(
            SessionLease lease, EndReason reason, @Nullable String successor, int remaining, @Nullable String detail) {
        this(lease, reason, successor, remaining, detail, Duration.ZERO);
    }

    /**
     * Makes the end of who was displaced.
     *
     * @param storeNow the store's time, in microseconds
     */
    static SessionEnd displaced(Notice.Displaced told, long storeNow) {
        var cause = told.displacement().cause();
        var reason = cause == Displacement.Cause.RESUMED ? EndReason.RESUMED : EndReason.DISPLACED;
        var ago = told.token() == 0
                ? Duration.ZERO
                : Duration.of(Math.max(0, storeNow - told.token()), ChronoUnit.MICROS);
        return new SessionEnd(told.displacement().lease(), reason, told.successor(), told.remaining(), null, ago);
    }

    static SessionEnd revoked(SessionLease lease, String why, int remaining) {
        return new SessionEnd(lease, EndReason.REVOKED, null, remaining, why);
    }
}
