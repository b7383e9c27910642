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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A real registry that is asked, and that answers, on threads of its own, as one across a network does. */
final class AsynchronousRegistry implements SessionRegistry {

    private final SessionRegistry registry;
    private final Executor threads;

    AsynchronousRegistry(SessionRegistry registry, Executor threads) {
        this.registry = registry;
        this.threads = threads;
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return later(() -> registry.claim(claim));
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return later(() -> registry.release(key, sessionId, token));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return later(() -> registry.end(key, sessionId, reason));
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return later(() -> registry.holders(key));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return later(() -> registry.reaffirm(leases));
    }

    private <A> CompletionStage<A> later(Supplier<CompletionStage<A>> call) {
        return CompletableFuture.supplyAsync(call, threads).thenCompose(answer -> answer);
    }
}
