// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.SessionLease;

/** Who goes when a newcomer takes a seat that is taken. */
abstract class DisplacementRules extends ContractRules {

    DisplacementRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("D1")
    void displacesTheOldestByKickOld() {
        seat(connect(phone, kickOld(2)));
        seat(connect(laptop, kickOld(2)));

        seat(connect(tablet, kickOld(2)));

        assertThat(holders()).extracting(SessionLease::sessionId).containsExactly(laptop, tablet);
    }

    @ContractRule("D2")
    void answersWhomItDisplacedAndHowManyHold() {
        var oldest = seat(connect(phone, kickOld(2)));
        seat(connect(laptop, kickOld(2)));

        var outcome = granted(connect(tablet, kickOld(2)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(oldest, Cause.DISPLACED));
        assertThat(outcome.holders()).isEqualTo(2);
    }

    @ContractRule("D3")
    void displacesAsManyAsALoweredLimitAsksOldestFirst() {
        var first = seat(connect(phone, kickOld(3)));
        var second = seat(connect(laptop, kickOld(3)));
        var third = seat(connect(tablet, kickOld(3)));

        var outcome = granted(connect(watch, kickOld(2)));

        assertThat(outcome.displaced())
                .containsExactly(new Displacement(first, Cause.DISPLACED), new Displacement(second, Cause.DISPLACED));
        assertThat(holders()).containsExactly(third, outcome.lease());
    }

    @ContractRule("D4")
    void givesTheSeatToWhoAsksForItWhereTheRuleLets() {
        var holder = seat(connect(phone, onRequest()));

        var outcome = granted(useHere(laptop, onRequest()));

        assertThat(outcome.displaced()).containsExactly(new Displacement(holder, Cause.DISPLACED));
        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("D5")
    void keepsTheSeatFromWhoAsksForItWhereTheRuleDoesNotLet() {
        var holder = seat(connect(phone, firstCome(1)));

        assertThat(denied(useHere(laptop, firstCome(1))).reason()).isEqualTo(Denial.OCCUPIED);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("D6")
    void keepsTheSeatFromWhoDoesNotAskForIt() {
        var holder = seat(connect(phone, onRequest()));

        assertThat(denied(connect(laptop, onRequest())).reason()).isEqualTo(Denial.OCCUPIED);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("D7")
    void displacesNobodyWhereThereIsRoom() {
        var holder = seat(connect(phone, kickOld(2)));

        var outcome = granted(useHere(laptop, kickOld(2)));

        assertThat(outcome.displaced()).isEmpty();
        assertThat(holders()).containsExactly(holder, outcome.lease());
    }
}
