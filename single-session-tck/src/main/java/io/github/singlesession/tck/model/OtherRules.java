// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionLease;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of everything but a claim, as naively as {@link ClaimRules}. */
class OtherRules {

    ReleaseOutcome release(Seats seats, String sessionId, long token, long now) {
        seats.arriveAt(now);
        var right = seats.find(sessionId).filter(own -> token == own.token() || token == SessionLease.ANY_TOKEN);
        right.ifPresent(seats::remove);
        seats.noteSilence();
        return new ReleaseOutcome(right.isPresent(), seats.held().size());
    }

    EndOutcome end(Seats seats, @Nullable String sessionId, long now, long reached) {
        seats.arriveAt(now);
        var ended = seats.held().stream()
                .filter(own -> sessionId == null || own.of(sessionId))
                .toList();
        ended.forEach(seats::remove);
        if (sessionId == null || !ended.isEmpty()) {
            seats.revoke(now, reached);
        }
        return new EndOutcome(
                ended.stream().map(own -> own.lease(seats.key())).toList(),
                seats.held().size());
    }

    List<SessionLease> holders(Seats seats, long now) {
        seats.arriveAt(now);
        return seats.leases();
    }

    /** Returns what the store has of a lease that a node believes to hold. */
    Optional<SessionLease> reaffirm(Seats seats, SessionLease believed, long now) {
        seats.arriveAt(now);
        var own = seats.find(believed.sessionId()).map(lease -> lease.at(believed.node()));
        own.ifPresent(seats::put);
        return own.map(lease -> lease.lease(seats.key()));
    }
}
