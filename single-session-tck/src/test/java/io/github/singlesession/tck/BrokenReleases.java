// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.releasing;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Registries that release too little or too much. */
final class BrokenReleases {

    private BrokenReleases() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage(
                        "R1",
                        "releases nothing",
                        releasing((registry, key, sessionId, token) -> new ReleaseOutcome(
                                true, registry.soundHolders(key).size() - 1))),
                new Breakage(
                        "R2",
                        "releases without looking at the token",
                        releasing((registry, key, sessionId, token) ->
                                registry.soundRelease(key, sessionId, SessionLease.ANY_TOKEN))),
                new Breakage("R3", "releases for an older token too", releasing(BrokenReleases::forAnOlderToken)),
                new Breakage(
                        "R4",
                        "takes \"any token\" for a token",
                        releasing((registry, key, sessionId, token) ->
                                registry.soundRelease(key, sessionId, token == SessionLease.ANY_TOKEN ? -1 : token))),
                new Breakage("R5", "releases the oldest for want of another", releasing(BrokenReleases::orTheOldest)),
                new Breakage("R6", "says of every release that it freed a seat", releasing(BrokenReleases::boasting)),
                new Breakage("R7", "releases the successor of who was displaced", BrokenReleases::withSuccessors),
                new Breakage("R8", "keeps the seat of who left", BrokenReleases::keepingSeats),
                new Breakage("R9", "counts those whose time has passed", releasing(BrokenReleases::countingAll)),
                new Breakage("R10", "fails for a key without a record", releasing(BrokenReleases::failingWithout)));
    }

    static ReleaseOutcome boasting(Tampered registry, SessionKey key, String sessionId, long token) {
        return new ReleaseOutcome(
                true, registry.soundRelease(key, sessionId, token).remaining());
    }

    private static ReleaseOutcome forAnOlderToken(Tampered registry, SessionKey key, String sessionId, long token) {
        var held = registry.leaseOf(key, sessionId);
        return registry.soundRelease(
                key, sessionId, held == null ? token : held.token() < token ? token : held.token());
    }

    private static ReleaseOutcome orTheOldest(Tampered registry, SessionKey key, String sessionId, long token) {
        var holders = registry.soundHolders(key);
        if (!holders.isEmpty() && registry.leaseOf(key, sessionId) == null) {
            registry.drop(holders.get(0));
        }
        return registry.soundRelease(key, sessionId, token);
    }

    private static ReleaseOutcome countingAll(Tampered registry, SessionKey key, String sessionId, long token) {
        int before = registry.parts.everyLease(key).size();
        var outcome = registry.soundRelease(key, sessionId, token);
        return new ReleaseOutcome(outcome.released(), outcome.released() ? before - 1 : before);
    }

    private static ReleaseOutcome failingWithout(Tampered registry, SessionKey key, String sessionId, long token) {
        if (registry.parts.everyLease(key).isEmpty()) {
            throw Tampered.failure();
        }
        return registry.soundRelease(key, sessionId, token);
    }

    private static SessionRegistry withSuccessors(Parts parts) {
        return new Tampered(parts) {
            private final Map<String, SessionLease> successors = new HashMap<>();

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                var outcome = sound(claim);
                if (outcome instanceof Granted granted) {
                    granted.displaced()
                            .forEach(loss -> successors.put(loss.lease().sessionId(), granted.lease()));
                }
                return outcome;
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                var successor = successors.get(sessionId);
                if (successor != null) {
                    drop(successor);
                }
                return soundRelease(key, sessionId, token);
            }
        };
    }

    private static SessionRegistry keepingSeats(Parts parts) {
        return new Tampered(parts) {
            private final Set<SessionKey> left = new HashSet<>();

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                return left.contains(claim.key()) ? Twists.occupied(List.of()) : sound(claim);
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                left.add(key);
                return soundRelease(key, sessionId, token);
            }
        };
    }
}
