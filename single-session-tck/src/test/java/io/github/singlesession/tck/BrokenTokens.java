// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.grants;
import static io.github.singlesession.tck.Breaking.listing;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Registries with tokens that fence nothing off. Most of them are wrong only in what they answer, which is enough. */
final class BrokenTokens {

    private BrokenTokens() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage(
                        "T1",
                        "counts tokens down",
                        grants((registry, claim, granted) -> retoken(
                                granted, Long.MAX_VALUE - granted.lease().token()))),
                new Breakage("T2", "counts from one again once a key was empty", BrokenTokens::countingFromOne),
                new Breakage("T3", "counts tokens from one", parts -> {
                    var count = new AtomicLong();
                    return grants((registry, claim, granted) -> retoken(granted, count.incrementAndGet()))
                            .apply(parts);
                }),
                new Breakage("T4", "counts on from those who hold", grants(BrokenTokens::countingOn)),
                new Breakage("T5", "gives an ended token again", BrokenTokens::givingAgain),
                new Breakage("T6", "gives the token of a dead node's lease again", burying()),
                new Breakage(
                        "T7",
                        "lists other tokens than it gave",
                        listing((registry, key) -> registry.soundHolders(key).stream()
                                .map(lease -> Twists.token(lease, lease.token() + 1))
                                .toList())),
                new Breakage(
                        "T8",
                        "puts a lease back with the token that it had",
                        grants((registry, claim, granted) -> claim.kind() instanceof ClaimKind.Reclaim reclaim
                                ? retoken(granted, reclaim.formerToken())
                                : granted)));
    }

    private static Granted retoken(Granted granted, long token) {
        return Twists.leased(granted, Twists.token(granted.lease(), token));
    }

    /** Gives a token, in the record too, that is larger than that of any other lease, and no more. */
    private static Granted countingOn(Tampered registry, SessionClaim claim, Granted granted) {
        long largest = registry.soundHolders(claim.key()).stream()
                .filter(lease -> !lease.equals(granted.lease()))
                .mapToLong(SessionLease::token)
                .max()
                .orElse(granted.lease().token() - 1);
        registry.parts.edit(claim.key(), slot -> {
            slot.set(granted.lease().sessionId(), SlotRecord.TOKEN, String.valueOf(largest + 1));
            slot.forgetTokens();
        });
        return retoken(granted, largest + 1);
    }

    private static SessionRegistry countingFromOne(Parts parts) {
        return new Tampered(parts) {
            private final Map<SessionKey, Long> counts = new HashMap<>();

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                return sound(claim) instanceof Granted granted
                        ? retoken(granted, counts.merge(claim.key(), 1L, Long::sum))
                        : sound(claim);
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                counts.remove(key);
                return soundRelease(key, sessionId, SessionLease.ANY_TOKEN);
            }
        };
    }

    private static SessionRegistry givingAgain(Parts parts) {
        return new Tampered(parts) {
            private final Map<SessionKey, Long> ended = new HashMap<>();

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                var token = ended.remove(claim.key());
                var outcome = sound(claim);
                return token != null && outcome instanceof Granted granted ? retoken(granted, token) : outcome;
            }

            @Override
            EndOutcome stop(SessionKey key, @Nullable String sessionId, String reason) {
                var outcome = soundEnd(key, sessionId, reason);
                outcome.ended().forEach(lease -> ended.put(key, lease.token()));
                return outcome;
            }
        };
    }

    private static Function<Parts, SessionRegistry> burying() {
        return Breaking.deciding((registry, claim) -> {
            var dead = registry.soundHolders(claim.key()).stream()
                    .filter(lease -> claim.nodes().dead().contains(lease.node()))
                    .findFirst();
            var outcome = registry.sound(claim);
            return dead.isPresent() && outcome instanceof Granted granted
                    ? retoken(granted, dead.get().token())
                    : outcome;
        });
    }
}
