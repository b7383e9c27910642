// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionLease;

/** Leases are given back. */
abstract class ReleaseRules extends ContractRules {

    ReleaseRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("R1")
    void freesTheLeaseWithThatToken() {
        var first = seat(connect(phone, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        assertThat(release(first)).isEqualTo(new ReleaseOutcome(true, 1));
        assertThat(holders()).containsExactly(second);
    }

    @ContractRule("R2")
    void touchesNothingWithAnotherToken() {
        var lease = seat(connect(phone, firstCome(1)));

        assertThat(release(alice, phone, lease.token() + 1)).isEqualTo(new ReleaseOutcome(false, 1));
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("R3")
    void touchesNothingWithTheTokenThatTheLeaseHadBefore() {
        var before = seat(connect(phone, firstCome(1)));
        var moved = seat(connect(phone, south, firstCome(1)));

        assertThat(release(before)).isEqualTo(new ReleaseOutcome(false, 1));
        assertThat(holders()).containsExactly(moved);
    }

    @ContractRule("R4")
    void freesWhateverTokenTheSessionHasWhereNoneIsKnown() {
        seat(connect(phone, firstCome(2)));
        var other = seat(connect(laptop, firstCome(2)));

        assertThat(release(alice, phone, SessionLease.ANY_TOKEN)).isEqualTo(new ReleaseOutcome(true, 1));
        assertThat(holders()).containsExactly(other);
    }

    @ContractRule("R5")
    void touchesNobodyForASessionThatHoldsNothing() {
        var lease = seat(connect(phone, firstCome(1)));

        assertThat(release(alice, laptop, SessionLease.ANY_TOKEN)).isEqualTo(new ReleaseOutcome(false, 1));
        assertThat(release(alice, laptop, lease.token())).isEqualTo(new ReleaseOutcome(false, 1));
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("R6")
    void freesOnceAlthoughItComesTwice() {
        var lease = seat(connect(phone, firstCome(1)));

        assertThat(release(lease)).isEqualTo(new ReleaseOutcome(true, 0));
        assertThat(release(lease)).isEqualTo(new ReleaseOutcome(false, 0));
    }

    @ContractRule("R7")
    void touchesNobodyForASessionThatWasDisplaced() {
        var loser = seat(connect(phone, kickOld(1)));
        var winner = seat(connect(laptop, kickOld(1)));

        assertThat(release(loser)).isEqualTo(new ReleaseOutcome(false, 1));
        assertThat(release(alice, phone, SessionLease.ANY_TOKEN)).isEqualTo(new ReleaseOutcome(false, 1));
        assertThat(holders()).containsExactly(winner);
    }

    @ContractRule("R8")
    void opensTheSeatToTheNext() {
        release(seat(connect(phone, firstCome(1))));

        var next = seat(connect(laptop, firstCome(1)));

        assertThat(holders()).containsExactly(next);
    }

    @ContractRule("R9")
    void countsOnlyThoseWhoseTimeLasts() {
        var lease = seat(connect(phone, firstCome(2)));
        seat(reserve(laptop, MINUTE, firstCome(2)));
        pass(MINUTE.multipliedBy(2));

        assertThat(release(lease)).isEqualTo(new ReleaseOutcome(true, 0));
    }

    @ContractRule("R10")
    void answersFalseForAKeyThatNobodyEverHeld() {
        assertThat(release(alice, phone, SessionLease.ANY_TOKEN)).isEqualTo(new ReleaseOutcome(false, 0));
    }
}
