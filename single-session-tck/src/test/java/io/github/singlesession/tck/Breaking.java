// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The ways to break one operation of a registry. What is done there sees the registry as it was meant to be. */
final class Breaking {

    private Breaking() {}

    /** Decides another claim than the one that was made. */
    static Function<Parts, SessionRegistry> claims(UnaryOperator<SessionClaim> change) {
        return claims((registry, claim) -> change.apply(claim));
    }

    static Function<Parts, SessionRegistry> claims(ClaimChange change) {
        return deciding((registry, claim) -> registry.sound(change.of(registry, claim)));
    }

    /** Answers a grant with something else. */
    static Function<Parts, SessionRegistry> grants(GrantChange change) {
        return deciding((registry, claim) -> {
            var outcome = registry.sound(claim);
            return outcome instanceof Granted granted ? change.of(registry, claim, granted) : outcome;
        });
    }

    /** Answers a denial with something else. */
    static Function<Parts, SessionRegistry> denials(UnaryOperator<Denied> change) {
        return deciding((registry, claim) -> {
            var outcome = registry.sound(claim);
            return outcome instanceof Denied denied ? change.apply(denied) : outcome;
        });
    }

    static Function<Parts, SessionRegistry> deciding(ClaimAnswer answer) {
        return parts -> new Tampered(parts) {
            @Override
            ClaimOutcome decide(SessionClaim claim) {
                return answer.to(this, claim);
            }
        };
    }

    static Function<Parts, SessionRegistry> releasing(ReleaseAnswer answer) {
        return parts -> new Tampered(parts) {
            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                return answer.to(this, key, sessionId, token);
            }
        };
    }

    static Function<Parts, SessionRegistry> ending(EndAnswer answer) {
        return parts -> new Tampered(parts) {
            @Override
            EndOutcome stop(SessionKey key, @Nullable String sessionId, String reason) {
                return answer.to(this, key, sessionId, reason);
            }
        };
    }

    static Function<Parts, SessionRegistry> listing(ListAnswer answer) {
        return parts -> new Tampered(parts) {
            @Override
            List<SessionLease> list(SessionKey key) {
                return answer.to(this, key);
            }
        };
    }

    static Function<Parts, SessionRegistry> asking(AskAnswer answer) {
        return parts -> new Tampered(parts) {
            @Override
            List<SessionLease> ask(List<SessionLease> leases) {
                return answer.to(this, leases);
            }
        };
    }

    interface ClaimChange {
        SessionClaim of(Tampered registry, SessionClaim claim);
    }

    interface GrantChange {
        ClaimOutcome of(Tampered registry, SessionClaim claim, Granted granted);
    }

    interface ClaimAnswer {
        ClaimOutcome to(Tampered registry, SessionClaim claim);
    }

    interface ReleaseAnswer {
        ReleaseOutcome to(Tampered registry, SessionKey key, String sessionId, long token);
    }

    interface EndAnswer {
        EndOutcome to(Tampered registry, SessionKey key, @Nullable String sessionId, String reason);
    }

    interface ListAnswer {
        List<SessionLease> to(Tampered registry, SessionKey key);
    }

    interface AskAnswer {
        List<SessionLease> to(Tampered registry, List<SessionLease> leases);
    }
}
