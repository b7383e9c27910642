// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A real registry at the other end of a {@link Wire}. */
final class HeldRegistry implements SessionRegistry {

    private final SessionRegistry registry;
    private final Wire wire;

    HeldRegistry(SessionRegistry registry, Wire wire) {
        this.registry = registry;
        this.wire = wire;
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return wire.call("claim " + claim.claimant().sessionId(), () -> registry.claim(claim));
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        var which = token == SessionLease.ANY_TOKEN ? " by id" : "";
        return wire.call("release " + sessionId + which, () -> registry.release(key, sessionId, token));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return wire.call("end " + (sessionId == null ? "all" : sessionId), () -> registry.end(key, sessionId, reason));
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return wire.call("holders", () -> registry.holders(key));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return wire.call("reaffirm", () -> registry.reaffirm(leases));
    }
}
