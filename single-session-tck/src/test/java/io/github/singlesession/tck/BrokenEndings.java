// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.ending;

import io.github.singlesession.ClaimKind.Connect;
import io.github.singlesession.ClaimKind.Reclaim;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.Denial;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Registries that end the wrong ones, or remember it wrong. */
final class BrokenEndings {

    private static final Denied REVOKED = new Denied(Denial.REVOKED, List.of(), Duration.ZERO);
    private static final long FIVE_MINUTES = 300_000_000;

    private BrokenEndings() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage("E1", "ends the oldest where all are meant", ending(BrokenEndings::theOldest)),
                new Breakage("E2", "answers the newest first", ending((registry, key, sessionId, reason) -> {
                    var outcome = registry.soundEnd(key, sessionId, reason);
                    return new EndOutcome(Twists.reversed(outcome.ended()), outcome.remaining());
                })),
                new Breakage(
                        "E3",
                        "ends all where one is meant",
                        ending((registry, key, sessionId, reason) -> registry.soundEnd(key, null, reason))),
                new Breakage("E4", "ends all where nobody is meant", ending(BrokenEndings::allForNobody)),
                new Breakage("E5", "fails where nobody holds", ending((registry, key, sessionId, reason) -> {
                    if (registry.soundHolders(key).isEmpty()) {
                        throw Tampered.failure();
                    }
                    return registry.soundEnd(key, sessionId, reason);
                })),
                new Breakage("E6", "remembers for five minutes", BrokenEndings::forgetful),
                new Breakage("E7", "does not remember the end of one", ending(BrokenEndings::forgettingTheOne)),
                new Breakage(
                        "E8",
                        "remembers nothing where nobody holds",
                        ending((registry, key, sessionId, reason) ->
                                registry.soundHolders(key).isEmpty()
                                        ? new EndOutcome(List.of(), 0)
                                        : registry.soundEnd(key, sessionId, reason))),
                new Breakage(
                        "E9",
                        "remembers for ever",
                        revoking((claim, endedAt) ->
                                claim.kind() instanceof Reclaim reclaim && reclaim.formerToken() <= endedAt)),
                new Breakage(
                        "E10", "shuts out the user", revoking((claim, endedAt) -> claim.kind() instanceof Connect)),
                new Breakage(
                        "E11",
                        "lets nobody come back after an end",
                        revoking((claim, endedAt) -> Twists.isReclaim(claim))),
                new Breakage("E12", "ends those whose time has passed", ending(BrokenEndings::countingAll)));
    }

    private static EndOutcome theOldest(Tampered registry, SessionKey key, @Nullable String sessionId, String reason) {
        var holders = registry.soundHolders(key);
        return sessionId != null || holders.isEmpty()
                ? registry.soundEnd(key, sessionId, reason)
                : registry.soundEnd(key, holders.get(0).sessionId(), reason);
    }

    private static EndOutcome allForNobody(
            Tampered registry, SessionKey key, @Nullable String sessionId, String reason) {
        boolean nobody = sessionId != null && registry.leaseOf(key, sessionId) == null;
        return registry.soundEnd(key, nobody ? null : sessionId, reason);
    }

    private static EndOutcome forgettingTheOne(
            Tampered registry, SessionKey key, @Nullable String sessionId, String reason) {
        var outcome = registry.soundEnd(key, sessionId, reason);
        if (sessionId != null) {
            registry.parts.edit(key, SlotRecord::forgetEndings);
        }
        return outcome;
    }

    private static EndOutcome countingAll(
            Tampered registry, SessionKey key, @Nullable String sessionId, String reason) {
        List<SessionLease> before = registry.parts.everyLease(key);
        var outcome = registry.soundEnd(key, sessionId, reason);
        return sessionId == null ? new EndOutcome(before, 0) : outcome;
    }

    private static SessionRegistry forgetful(Parts parts) {
        return new Ending(parts) {
            @Override
            ClaimOutcome after(SessionClaim claim, long endedAt) {
                if (parts.now() - endedAt > FIVE_MINUTES) {
                    parts.edit(claim.key(), SlotRecord::forgetEndings);
                }
                return sound(claim);
            }
        };
    }

    private static Function<Parts, SessionRegistry> revoking(BiPredicate<SessionClaim, Long> which) {
        return parts -> new Ending(parts) {
            @Override
            ClaimOutcome after(SessionClaim claim, long endedAt) {
                return which.test(claim, endedAt) ? REVOKED : sound(claim);
            }
        };
    }

    /** Knows of each key when it was ended, and decides claims after that in another way. */
    private abstract static class Ending extends Tampered {

        private final Map<SessionKey, Long> ended = new HashMap<>();

        Ending(Parts parts) {
            super(parts);
        }

        abstract ClaimOutcome after(SessionClaim claim, long endedAt);

        @Override
        ClaimOutcome decide(SessionClaim claim) {
            var endedAt = ended.get(claim.key());
            return endedAt == null ? sound(claim) : after(claim, endedAt);
        }

        @Override
        EndOutcome stop(SessionKey key, @Nullable String sessionId, String reason) {
            ended.put(key, parts.now());
            return soundEnd(key, sessionId, reason);
        }
    }
}
