// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The rules, applied to every key there is. */
final class Model {

    private final Map<SessionKey, Seats> keys = new HashMap<>();
    private final Function<SessionKey, Seats> empty;
    private final ClaimRules claims;
    private final OtherRules others;

    Model() {
        this(Seats::new, new ClaimRules(), new OtherRules());
    }

    Model(Function<SessionKey, Seats> empty, ClaimRules claims, OtherRules others) {
        this.empty = empty;
        this.claims = claims;
        this.others = others;
    }

    ClaimOutcome claim(SessionClaim claim, long now, TokenRule tokens) {
        return claims.claim(seats(claim.key()), claim, now, tokens);
    }

    ReleaseOutcome release(SessionKey key, String sessionId, long token, long now) {
        return others.release(seats(key), sessionId, token, now);
    }

    EndOutcome end(SessionKey key, @Nullable String sessionId, long now, long reached) {
        return others.end(seats(key), sessionId, now, reached);
    }

    List<SessionLease> holders(SessionKey key, long now) {
        return others.holders(seats(key), now);
    }

    List<SessionLease> reaffirm(List<SessionLease> believed, long now) {
        return believed.stream()
                .map(lease -> others.reaffirm(seats(lease.key()), lease, now))
                .flatMap(Optional::stream)
                .toList();
    }

    Seats seats(SessionKey key) {
        return keys.computeIfAbsent(key, empty);
    }

    /** Returns the times at which an answer changes by itself. */
    LongStream boundaries() {
        return keys.values().stream().flatMapToLong(Seats::boundaries);
    }
}
