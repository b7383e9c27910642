// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.grants;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Denial;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Registries that mix keys up, or names. */
final class BrokenKeys {

    private BrokenKeys() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage(
                        "I1", "has one seat for all subjects", rekeyed(key -> new SessionKey(key.scope(), "somebody"))),
                new Breakage("I2", "knows no scopes", rekeyed(key -> SessionKey.of(key.subject()))),
                new Breakage("I3", "finds a session under any key", BrokenKeys::byNameAlone),
                new Breakage("I4", "has one budget for all subjects", BrokenKeys::withOneBudget),
                new Breakage(
                        "I5",
                        "keeps subjects in ASCII",
                        grants((registry, claim, granted) ->
                                Twists.leased(granted, Twists.keyed(granted.lease(), ascii(claim.key()))))),
                new Breakage(
                        "I6",
                        "looks at the first 255 characters of a subject",
                        rekeyed(key -> key.subject().length() > 255
                                ? SessionKey.of(key.subject().substring(0, 255))
                                : key)),
                new Breakage(
                        "I7",
                        "compares subjects without case",
                        rekeyed(key -> new SessionKey(key.scope(), key.subject().toLowerCase(Locale.ROOT)))),
                new Breakage(
                        "I8",
                        "cuts session ids at 64 characters",
                        grants((registry, claim, granted) -> Twists.leased(granted, cut(granted.lease())))));
    }

    private static SessionKey ascii(SessionKey key) {
        return new SessionKey(key.scope(), key.subject().replaceAll("[^\\x00-\\x7f]", "?"));
    }

    private static SessionLease cut(SessionLease old) {
        var sessionId =
                old.sessionId().substring(0, Math.min(64, old.sessionId().length()));
        return new SessionLease(
                old.key(), sessionId, old.node(), old.token(), old.sinceMicros(), old.timed(), old.connection());
    }

    /** Keeps the leases under other keys, and answers them under those that were asked. */
    private static Function<Parts, SessionRegistry> rekeyed(UnaryOperator<SessionKey> change) {
        return parts -> new Tampered(parts) {
            @Override
            ClaimOutcome decide(SessionClaim claim) {
                var kept = new SessionClaim(
                        change.apply(claim.key()),
                        claim.claimant(),
                        claim.rule(),
                        claim.kind(),
                        claim.deadline(),
                        claim.nodes());
                var outcome = sound(kept);
                return outcome instanceof Granted granted
                        ? Twists.leased(granted, Twists.keyed(granted.lease(), claim.key()))
                        : outcome;
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                return soundRelease(change.apply(key), sessionId, token);
            }

            @Override
            List<SessionLease> list(SessionKey key) {
                return soundHolders(change.apply(key)).stream()
                        .map(lease -> Twists.keyed(lease, key))
                        .toList();
            }

            @Override
            List<SessionLease> ask(List<SessionLease> leases) {
                return leases;
            }
        };
    }

    private static SessionRegistry byNameAlone(Parts parts) {
        return new Tampered(parts) {
            private final Map<String, SessionKey> keys = new HashMap<>();

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                keys.put(claim.claimant().sessionId(), claim.key());
                return sound(claim);
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                return soundRelease(keys.getOrDefault(sessionId, key), sessionId, token);
            }
        };
    }

    private static SessionRegistry withOneBudget(Parts parts) {
        return new Tampered(parts) {
            private int takeovers;

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                if (takeovers >= claim.rule().takeoverLimit().max()) {
                    return new Denied(Denial.TAKEOVER_LIMIT, List.of(), Duration.ofMinutes(1));
                }
                var outcome = sound(claim);
                takeovers += outcome instanceof Granted granted
                                && !granted.displaced().isEmpty()
                        ? 1
                        : 0;
                return outcome;
            }
        };
    }
}
