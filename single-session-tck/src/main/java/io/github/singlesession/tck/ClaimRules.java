// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Denial;
import io.github.singlesession.SessionLease;
import java.util.List;

/** Claims where there is room, and where first-come has none. */
abstract class ClaimRules extends ContractRules {

    ClaimRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("C1")
    void grantsAFreeSeat() {
        var outcome = granted(connect(phone, firstCome(1)));

        var expected = lease(
                alice, phone, north, outcome.lease().token(), outcome.lease().sinceMicros());
        assertThat(outcome).isEqualTo(new Granted(expected, List.of(), 1));
    }

    @ContractRule("C2")
    void recordsWhatItGrants() {
        var lease = seat(connect(phone, firstCome(1)));

        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("C3")
    void grantsUpToTheLimitAndCounts() {
        var first = granted(connect(phone, firstCome(3)));
        var second = granted(connect(laptop, firstCome(3)));
        var third = granted(connect(tablet, kickOld(3)));

        assertThat(List.of(first, second, third)).extracting(Granted::holders).containsExactly(1, 2, 3);
        assertThat(third.displaced()).isEmpty();
        assertThat(holders()).containsExactly(first.lease(), second.lease(), third.lease());
    }

    @ContractRule("C4")
    void deniesTheNewcomerWhereFirstComeHasNoRoom() {
        seat(connect(phone, firstCome(2)));
        seat(connect(laptop, firstCome(2)));

        var outcome = denied(connect(tablet, firstCome(2)));

        assertThat(outcome.reason()).isEqualTo(Denial.OCCUPIED);
    }

    @ContractRule("C5")
    void namesTheHoldersOldestFirstInADenial() {
        var first = seat(connect(phone, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        assertThat(denied(connect(tablet, firstCome(2))).holders()).containsExactly(first, second);
    }

    @ContractRule("C6")
    void changesNothingByADenial() {
        var holder = seat(connect(phone, firstCome(1)));

        denied(connect(laptop, firstCome(1)));

        assertThat(holders()).containsExactly(holder);
        release(holder);
        assertThat(holders()).isEmpty();
    }

    @ContractRule("C7")
    void displacesNobodyByFirstComeWhereTheLimitWasLowered() {
        var first = seat(connect(phone, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        assertThat(denied(connect(tablet, firstCome(1))).holders()).containsExactly(first, second);
        assertThat(holders()).containsExactly(first, second);
    }

    @ContractRule("C8")
    void datesALeaseByItsFirstToken() {
        var lease = seat(connect(phone, firstCome(1)));

        assertThat(lease.sinceMicros()).isEqualTo(lease.token());
    }

    @ContractRule("C9")
    void followsTheRuleOfTheClaimAndNotOfAnEarlierOne() {
        seat(connect(phone, firstCome(1)));

        var second = granted(connect(laptop, firstCome(2)));
        var third = granted(connect(tablet, kickOld(2)));

        assertThat(second.holders()).isEqualTo(2);
        assertThat(third.displaced())
                .extracting(loss -> loss.lease().sessionId())
                .containsExactly(phone);
        assertThat(holders()).extracting(SessionLease::sessionId).containsExactly(laptop, tablet);
    }
}
