// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.Denial;
import java.time.Duration;
import java.util.List;

/** Claims that nobody waits for any more. */
abstract class DeadlineRules extends ContractRules {

    DeadlineRules(SessionRegistryContract contract) {
        super(contract);
    }

    private static final Denied EXPIRED = new Denied(Denial.EXPIRED, List.of(), Duration.ZERO);

    @ContractRule("X1")
    void takesNoFreeSeatAfterItsDeadline() {
        var claim = connect(phone, kickOld(1)).by(inAMinute());
        pass(MINUTE.multipliedBy(2));

        assertThat(claim(claim)).isEqualTo(EXPIRED);
        assertThat(holders()).isEmpty();
    }

    @ContractRule("X2")
    void displacesNobodyAfterItsDeadline() {
        var holder = seat(connect(phone, kickOld(1)));
        var claim = connect(laptop, kickOld(1)).by(inAMinute());
        pass(MINUTE.multipliedBy(2));

        assertThat(claim(claim)).isEqualTo(EXPIRED);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("X3")
    void dropsNoLeaseOfADeadNodeAfterItsDeadline() {
        var holder = seat(connect(phone, south, kickOld(2)));
        var claim = connect(laptop, kickOld(2)).seeing(dead(south)).by(inAMinute());
        pass(MINUTE.multipliedBy(2));

        assertThat(claim(claim)).isEqualTo(EXPIRED);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("X4")
    void isNotGrantedAgainAfterItsDeadline() {
        var claim = connect(phone, kickOld(1)).by(inAMinute());
        var lease = seat(claim);
        pass(MINUTE.multipliedBy(2));

        assertThat(claim(claim)).isEqualTo(EXPIRED);
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("X5")
    void isDecidedLikeAnyOtherBeforeItsDeadline() {
        var claim = connect(phone, kickOld(1)).by(inAMinute());

        assertThat(holders()).isEmpty();
        assertThat(seat(claim).sessionId()).isEqualTo(phone);
    }

    private long inAMinute() {
        return storeTime() + 60_000_000;
    }
}
