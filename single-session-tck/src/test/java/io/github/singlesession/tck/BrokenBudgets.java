// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.claims;
import static io.github.singlesession.tck.Breaking.deciding;
import static io.github.singlesession.tck.Breaking.grants;
import static io.github.singlesession.tck.Breaking.releasing;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Registries that count takeovers wrong. */
final class BrokenBudgets {

    private static final long MINUTE = 60_000_000;

    private BrokenBudgets() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage(
                        "B1",
                        "counts no takeovers",
                        claims(claim -> Twists.budgeted(claim, Integer.MAX_VALUE, Duration.ofMinutes(1)))),
                new Breakage("B2", "says how long a whole window lasts", deciding(BrokenBudgets::sayingTheWindow)),
                new Breakage(
                        "B3",
                        "never opens another window",
                        claims(claim -> Twists.budgeted(
                                claim, claim.rule().takeoverLimit().max(), Duration.ofHours(10)))),
                new Breakage("B4", "starts the window with every takeover", grants(BrokenBudgets::startingAnew)),
                new Breakage(
                        "B5",
                        "counts no resumes",
                        grants((registry, claim, granted) ->
                                counted(registry, granted, isCaused(granted, Cause.RESUMED) ? -1 : 0))),
                new Breakage(
                        "B6",
                        "counts no takeovers on request",
                        grants((registry, claim, granted) -> counted(
                                registry,
                                granted,
                                !Twists.isKickOld(claim) && isCaused(granted, Cause.DISPLACED) ? -1 : 0))),
                new Breakage(
                        "B7",
                        "counts every grant",
                        grants((registry, claim, granted) ->
                                counted(registry, granted, granted.displaced().isEmpty() ? 1 : 0))),
                new Breakage(
                        "B8",
                        "counts everyone who goes",
                        grants((registry, claim, granted) -> counted(
                                registry,
                                granted,
                                Math.max(0, granted.displaced().size() - 1)))),
                new Breakage(
                        "B9", "forgets the window with the last lease", releasing(BrokenBudgets::forgettingTheEmpty)),
                new Breakage("B10", "gives no free seat on a spent budget", deciding(BrokenBudgets::denyingTheSpent)),
                new Breakage(
                        "B11",
                        "lets a resume pass on a spent budget",
                        claims(claim -> claim.claimant().client() == null
                                ? claim
                                : Twists.budgeted(claim, Integer.MAX_VALUE, Duration.ofMinutes(1)))));
    }

    private static boolean isCaused(Granted granted, Cause cause) {
        return granted.displaced().stream().anyMatch(loss -> loss.cause() == cause);
    }

    private static ClaimOutcome sayingTheWindow(Tampered registry, SessionClaim claim) {
        var outcome = registry.sound(claim);
        if (outcome instanceof Denied denied && denied.reason() == Denial.TAKEOVER_LIMIT) {
            return new Denied(
                    denied.reason(),
                    denied.holders(),
                    claim.rule().takeoverLimit().window());
        }
        return outcome;
    }

    private static Granted startingAnew(Tampered registry, SessionClaim claim, Granted granted) {
        if (!granted.displaced().isEmpty()) {
            long end = registry.parts.now() + MINUTE;
            registry.parts.edit(claim.key(), slot -> slot.windowEnds(end));
        }
        return granted;
    }

    private static Granted counted(Tampered registry, Granted granted, int more) {
        long end = registry.parts.now() + MINUTE;
        registry.parts.edit(granted.lease().key(), slot -> {
            if (more > 0 && slot.hasNoWindow()) {
                slot.windowEnds(end);
            }
            slot.countTakeovers(more);
        });
        return granted;
    }

    private static ReleaseOutcome forgettingTheEmpty(Tampered registry, SessionKey key, String sessionId, long token) {
        var outcome = registry.soundRelease(key, sessionId, token);
        if (outcome.remaining() == 0) {
            registry.parts.forget(key);
        }
        return outcome;
    }

    static ClaimOutcome denyingTheSpent(Tampered registry, SessionClaim claim) {
        var spent = new AtomicBoolean();
        int max = claim.rule().takeoverLimit().max();
        registry.parts.edit(claim.key(), slot -> spent.set(slot.takeovers() >= max));
        return spent.get()
                ? new Denied(Denial.TAKEOVER_LIMIT, List.of(), Duration.ofMinutes(1))
                : registry.sound(claim);
    }
}
