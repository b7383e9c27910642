// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionStoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sound registry, for a breakage to spoil: it overrides one of the operations that answer at once. Where that takes
 * several steps, they are taken one after the other, as no registry should.
 */
abstract class Tampered implements SessionRegistry {

    final Parts parts;
    private final SessionRegistry sound;

    Tampered(Parts parts) {
        this(parts, parts.registry());
    }

    Tampered(Parts parts, SessionRegistry sound) {
        this.parts = parts;
        this.sound = sound;
    }

    ClaimOutcome decide(SessionClaim claim) {
        return sound(claim);
    }

    ReleaseOutcome free(SessionKey key, String sessionId, long token) {
        return soundRelease(key, sessionId, token);
    }

    EndOutcome stop(SessionKey key, @Nullable String sessionId, String reason) {
        return soundEnd(key, sessionId, reason);
    }

    List<SessionLease> list(SessionKey key) {
        return soundHolders(key);
    }

    List<SessionLease> ask(List<SessionLease> leases) {
        return soundReaffirm(leases);
    }

    final ClaimOutcome sound(SessionClaim claim) {
        return done(sound.claim(claim));
    }

    final ReleaseOutcome soundRelease(SessionKey key, String sessionId, long token) {
        return done(sound.release(key, sessionId, token));
    }

    final EndOutcome soundEnd(SessionKey key, @Nullable String sessionId, String reason) {
        return done(sound.end(key, sessionId, reason));
    }

    final List<SessionLease> soundHolders(SessionKey key) {
        return done(sound.holders(key));
    }

    final List<SessionLease> soundReaffirm(List<SessionLease> leases) {
        return done(sound.reaffirm(leases));
    }

    /** Returns the lease of a session, null if it holds nothing. */
    final @Nullable SessionLease leaseOf(SessionKey key, String sessionId) {
        return soundHolders(key).stream()
                .filter(lease -> lease.sessionId().equals(sessionId))
                .findFirst()
                .orElse(null);
    }

    final @Nullable SessionLease leaseOf(SessionClaim claim) {
        return leaseOf(claim.key(), claim.claimant().sessionId());
    }

    /** Frees a lease without a word. */
    final void drop(SessionLease lease) {
        var unused = soundRelease(lease.key(), lease.sessionId(), SessionLease.ANY_TOKEN);
    }

    @Override
    public final CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return stage(() -> decide(claim));
    }

    @Override
    public final CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return stage(() -> free(key, sessionId, token));
    }

    @Override
    public final CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return stage(() -> stop(key, sessionId, reason));
    }

    @Override
    public final CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return stage(() -> list(key));
    }

    @Override
    public final CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return stage(() -> ask(leases));
    }

    static SessionStoreException failure() {
        return new SessionStoreException("broken on purpose", null);
    }

    private static <A> CompletionStage<A> stage(Supplier<A> operation) {
        try {
            return CompletableFuture.completedFuture(operation.get());
        } catch (SessionStoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <A> A done(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }
}
