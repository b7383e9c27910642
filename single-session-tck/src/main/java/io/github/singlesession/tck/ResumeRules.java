// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.SessionClaim;

/** The same client comes back: a refreshed tab takes its own seat. */
abstract class ResumeRules extends ContractRules {

    ResumeRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("M1")
    void givesAClientItsOwnSeatByFirstCome() {
        seat(connectTab(phone, firstCome(1)));

        var outcome = granted(connectTab(laptop, firstCome(1)));

        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("M2")
    void answersThatTheSeatWasResumed() {
        var before = seat(connectTab(phone, kickOld(1)));

        var outcome = granted(connectTab(laptop, kickOld(1)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(before, Cause.RESUMED));
        assertThat(outcome.holders()).isEqualTo(1);
    }

    @ContractRule("M3")
    void takesItsOwnSeatAndNotTheOldest() {
        var oldest = seat(connect(phone, kickOld(2)));
        seat(connectTab(laptop, kickOld(2)));

        var outcome = granted(connectTab(tablet, kickOld(2)));

        assertThat(holders()).containsExactly(oldest, outcome.lease());
    }

    @ContractRule("M4")
    void takesItsOwnSeatAlsoWhereThereIsRoom() {
        seat(connectTab(phone, firstCome(2)));

        var outcome = granted(connectTab(laptop, firstCome(2)));

        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("M5")
    void keepsTheSeatFromAnotherClient() {
        var holder = seat(connectTab(phone, firstCome(1)));
        var other = new Claimant(laptop, north, ClientHash.of(fresh("other-tab")), null);

        var outcome = denied(SessionClaim.connect(alice, other, firstCome(1)));

        assertThat(outcome.reason()).isEqualTo(Denial.OCCUPIED);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("M6")
    void takesNoTwoSessionsWithoutAClientForTheSameClient() {
        var holder = seat(connect(phone, firstCome(1)));

        assertThat(denied(connect(laptop, firstCome(1))).holders()).containsExactly(holder);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("M7")
    void takesEverySeatThatTheClientHas() {
        var first = seat(connectTab(phone, firstCome(2)));
        var second = seat(connectTab(laptop, firstCome(2)));
        var again = seat(connectTab(phone, firstCome(2)).as(formerly(first)));

        var outcome = granted(connectTab(tablet, firstCome(2)));

        assertThat(outcome.displaced())
                .containsExactlyInAnyOrder(
                        new Displacement(again, Cause.RESUMED), new Displacement(second, Cause.RESUMED));
        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("M8")
    void knowsAClientAgainAfterItsLeaseMoved() {
        var before = seat(connectTab(phone, firstCome(1)));
        reaffirm(movedTo(south, before));

        var outcome = granted(connectTab(laptop, firstCome(1)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(movedTo(south, before), Cause.RESUMED));
    }

    @ContractRule("M9")
    void knowsTheClientOfAReservation() {
        var before = seat(connectTab(phone, firstCome(2)).as(reservation(MINUTE)));

        var outcome = granted(connectTab(laptop, firstCome(2)).as(reservation(MINUTE)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(before, Cause.RESUMED));
        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("M10")
    void knowsAClientAgainAfterItsReservationWasConfirmed() {
        seat(connectTab(phone, firstCome(1)).as(reservation(MINUTE)));
        var confirmed = seat(connectTab(phone, firstCome(1)));

        var outcome = granted(connectTab(laptop, firstCome(1)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(confirmed, Cause.RESUMED));
    }

    @ContractRule("M11")
    void keepsItsOwnSeatWhereItIsDenied() {
        var other = seat(connect(phone, firstCome(2)));
        var own = seat(connectTab(laptop, firstCome(2)));

        assertThat(denied(connectTab(tablet, firstCome(1))).holders()).containsExactly(other, own);
        assertThat(holders()).containsExactly(other, own);
    }

    @ContractRule("M12")
    void displacesBeyondItsOwnSeatWhatALoweredLimitAsksFor() {
        var other = seat(connect(phone, kickOld(2)));
        var own = seat(connectTab(laptop, kickOld(2)));

        var outcome = granted(connectTab(tablet, kickOld(1)));

        assertThat(outcome.displaced())
                .containsExactly(new Displacement(own, Cause.RESUMED), new Displacement(other, Cause.DISPLACED));
        assertThat(holders()).containsExactly(outcome.lease());
    }
}
