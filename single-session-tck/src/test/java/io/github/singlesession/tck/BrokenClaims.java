// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.denials;
import static io.github.singlesession.tck.Breaking.grants;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registries that err about room. */
final class BrokenClaims {

    private BrokenClaims() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage(
                        "C1",
                        "denies whoever comes first",
                        grants((registry, claim, granted) -> Twists.occupied(List.of()))),
                new Breakage("C2", "grants without a record", grants((registry, claim, granted) -> {
                    registry.drop(granted.lease());
                    return granted;
                })),
                new Breakage(
                        "C3",
                        "has one seat less than the limit",
                        claims(claim ->
                                Twists.limited(claim, Math.max(1, claim.rule().limit() - 1)))),
                new Breakage(
                        "C4",
                        "has one seat more than the limit",
                        claims(claim -> Twists.limited(claim, claim.rule().limit() + 1))),
                new Breakage(
                        "C5",
                        "names the newest holder first",
                        denials(denied -> Twists.naming(denied, Twists.reversed(denied.holders())))),
                new Breakage("C6", "lets the denied in later", BrokenClaims::withWaitingList),
                new Breakage("C7", "throws out those above a lowered limit", claims(BrokenClaims::trimmed)),
                new Breakage(
                        "C8",
                        "says of no lease since when it is held",
                        grants((registry, claim, granted) -> Twists.leased(granted, Twists.since(granted.lease(), 0)))),
                new Breakage("C9", "goes by the first rule that it saw", BrokenClaims::withFirstRule));
    }

    private static SessionClaim trimmed(Tampered registry, SessionClaim claim) {
        var holders = registry.soundHolders(claim.key());
        int surplus = holders.size() - claim.rule().limit();
        holders.stream().limit(Math.max(0, surplus)).forEach(registry::drop);
        return claim;
    }

    private static SessionRegistry withWaitingList(Parts parts) {
        return new Tampered(parts) {
            private @Nullable SessionClaim waiting;

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                var outcome = sound(claim);
                waiting = outcome instanceof Denied ? claim : null;
                return outcome;
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                var outcome = soundRelease(key, sessionId, token);
                if (waiting != null) {
                    decide(waiting);
                }
                return outcome;
            }
        };
    }

    private static SessionRegistry withFirstRule(Parts parts) {
        Map<SessionKey, SessionRule> rules = new HashMap<>();
        return claims(claim -> Twists.ruled(claim, rules.computeIfAbsent(claim.key(), key -> claim.rule())))
                .apply(parts);
    }
}
