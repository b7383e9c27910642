// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.SessionClaim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model test finds stores that decide claims wrongly. */
class WrongClaimsTest {

    @Test
    void findsAStoreThatCountsNoResumes() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            void countResume(Seats seats, SessionClaim claim, long now) {}
        });
    }

    @Test
    void findsAStoreThatDisplacesTheNewest() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            List<Held> victims(List<Held> others, SessionClaim claim) {
                var newestFirst = new ArrayList<>(others);
                Collections.reverse(newestFirst);
                return super.victims(newestFirst, claim);
            }
        });
    }

    @Test
    void findsAStoreThatDisplacesOnlyOneWhereTheLimitWasLowered() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            List<Held> victims(List<Held> others, SessionClaim claim) {
                return super.victims(others, claim).subList(0, 1);
            }
        });
    }

    @Test
    void findsAStoreThatDoesNotPreferTheStale() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            boolean isStale(Held lease, SessionClaim claim) {
                return false;
            }
        });
    }

    @Test
    void findsAStoreInWhichATimedClaimWeakensALeaseThatIsBoundToItsNode() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            ClaimOutcome reserveAgain(Seats seats, Held own, SessionClaim claim, ClaimKind.Reserve reserve, long now) {
                return super.reserveAgain(seats, own.until(expiry(claim, now)), claim, reserve, now);
            }
        });
    }

    @Test
    void findsAStoreThatExtendsAReservationUnasked() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            ClaimOutcome reserveAgain(Seats seats, Held own, SessionClaim claim, ClaimKind.Reserve reserve, long now) {
                var extending = new ClaimKind.Reserve(reserve.hold(), true);
                return super.reserveAgain(seats, own, claim, extending, now);
            }
        });
    }

    @Test
    void findsAStoreThatForgetsSinceWhenAMovedLeaseIsHeld() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            long sinceWhenMoved(Held own, long token) {
                return token;
            }
        });
    }

    @Test
    void findsAStoreThatRefusesAClaimAtItsDeadline() {
        Detection.ofClaims(new ClaimRules() {
            @Override
            ClaimOutcome claim(Seats seats, SessionClaim claim, long now, TokenRule tokens) {
                return super.claim(seats, claim.by(claim.deadline() - 1), now, tokens);
            }
        });
    }
}
