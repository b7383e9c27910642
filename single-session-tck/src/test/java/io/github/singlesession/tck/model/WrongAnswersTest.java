// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionLease;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The model test finds stores that go wrong in what is no claim. */
class WrongAnswersTest {

    @Test
    void findsAStoreThatDoesNotMoveALeaseToTheNodeThatReaffirmsIt() {
        Detection.ofOthers(new OtherRules() {
            @Override
            Optional<SessionLease> reaffirm(Seats seats, SessionLease believed, long now) {
                seats.arriveAt(now);
                return seats.find(believed.sessionId())
                        .map(lease -> lease.at(believed.node()).lease(seats.key()));
            }
        });
    }

    @Test
    void findsAStoreThatReleasesWithAnyToken() {
        Detection.ofOthers(new OtherRules() {
            @Override
            ReleaseOutcome release(Seats seats, String sessionId, long token, long now) {
                return super.release(seats, sessionId, SessionLease.ANY_TOKEN, now);
            }
        });
    }

    @Test
    void findsAStoreThatEndsAllWhereOneIsMeant() {
        Detection.ofOthers(new OtherRules() {
            @Override
            EndOutcome end(Seats seats, @Nullable String sessionId, long now, long reached) {
                return super.end(seats, null, now, reached);
            }
        });
    }

    @Test
    void findsAStoreThatListsLeasesPastTheirTime() {
        Detection.ofOthers(new OtherRules() {
            @Override
            List<SessionLease> holders(Seats seats, long now) {
                return seats.leases();
            }
        });
    }
}
