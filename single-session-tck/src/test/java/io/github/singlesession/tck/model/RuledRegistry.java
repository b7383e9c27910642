// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A registry that answers by the model's own rules, or by rules that are wrong in one place. */
final class RuledRegistry implements SessionRegistry {

    private final Model model;
    private final InstantSource clock;

    RuledRegistry(Model model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return CompletableFuture.completedStage(model.claim(claim, now(), TokenRule.at(now())));
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return CompletableFuture.completedStage(model.release(key, sessionId, token, now()));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return CompletableFuture.completedStage(model.end(key, sessionId, now(), now()));
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return CompletableFuture.completedStage(model.holders(key, now()));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return CompletableFuture.completedStage(model.reaffirm(leases, now()));
    }
}
