// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every lease that was ever granted: what nodes remember, however late. */
final class TokenMemory {

    /** Where a token is made up it is far from every time that matters, so that it need not be known exactly. */
    private static final long LONG_AGO = Seats.micros(Duration.ofDays(1));

    private static final long FAR_AHEAD = Seats.micros(Duration.ofDays(1));

    private final Map<SessionKey, Map<String, List<SessionLease>>> granted = new HashMap<>();

    void keep(SessionLease lease) {
        var all = granted.computeIfAbsent(lease.key(), key -> new HashMap<>())
                .computeIfAbsent(lease.sessionId(), session -> new ArrayList<>());
        if (all.isEmpty() || all.get(all.size() - 1).token() != lease.token()) {
            all.add(lease);
        }
    }

    long token(SessionKey key, String sessionId, Remembered which, long now) {
        return switch (which) {
            case LATEST -> former(key, sessionId, 0, now).formerToken();
            case EARLIER -> former(key, sessionId, 1, now).formerToken();
            case WRONG -> former(key, sessionId, 0, now).formerToken() + 1;
            case ANY -> SessionLease.ANY_TOKEN;
            case AHEAD -> now + FAR_AHEAD;
        };
    }

    /**
     * Returns a reclaim of a remembered lease. None comes with a token far ahead of the clock: it would carry the tokens
     * of its key with it, and a store may then forget a token that its clock does not reach for long.
     */
    ClaimKind.Reclaim reclaim(SessionKey key, String sessionId, Remembered which, long now) {
        int back = which == Remembered.EARLIER ? 1 : 0;
        return new ClaimKind.Reclaim(
                token(key, sessionId, which == Remembered.AHEAD ? Remembered.LATEST : which, now),
                former(key, sessionId, back, now).formerSince());
    }

    private ClaimKind.Reclaim former(SessionKey key, String sessionId, int back, long now) {
        var all = granted.getOrDefault(key, Map.of()).getOrDefault(sessionId, List.of());
        if (all.isEmpty()) {
            return new ClaimKind.Reclaim(now - LONG_AGO, now - LONG_AGO);
        }
        var lease = all.get(Math.max(0, all.size() - 1 - back));
        return new ClaimKind.Reclaim(lease.token(), lease.sinceMicros());
    }
}
