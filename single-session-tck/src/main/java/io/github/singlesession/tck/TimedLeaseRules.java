// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import java.time.Duration;
import java.util.List;

/** Leases that are bound to a time: reservations and logins. */
abstract class TimedLeaseRules extends ContractRules {

    TimedLeaseRules(SessionRegistryContract contract) {
        super(contract);
    }

    private static final Duration MOST_OF_IT = Duration.ofSeconds(45);
    private static final Duration THE_REST = Duration.ofSeconds(16);

    @ContractRule("L1")
    void holdsASeatForItsTime() {
        var reserved = seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MOST_OF_IT);

        assertThat(denied(connect(laptop, firstCome(1))).holders()).containsExactly(reserved);
    }

    @ContractRule("L2")
    void holdsNoSeatLongerThanItsTime() {
        seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MOST_OF_IT.plus(THE_REST));

        var next = granted(connect(laptop, firstCome(1)));

        assertThat(next).isEqualTo(new Granted(next.lease(), List.of(), 1));
        assertThat(holders()).containsExactly(next.lease());
    }

    @ContractRule("L3")
    void isMadeAgainWithTheSameTokenAndTheSameEnd() {
        var reserved = seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MOST_OF_IT);

        assertThat(seat(reserve(phone, MINUTE, firstCome(1)))).isEqualTo(reserved);
        pass(THE_REST);
        assertThat(holders()).isEmpty();
    }

    @ContractRule("L4")
    void lastsLongerWhereItAsksTo() {
        seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MOST_OF_IT);

        seat(extend(phone, MINUTE, firstCome(1)));

        pass(THE_REST);
        assertThat(holders()).hasSize(1);
        pass(MOST_OF_IT);
        assertThat(holders()).isEmpty();
    }

    @ContractRule("L5")
    void keepsItsTokenAndItsPlaceWhereItIsExtended() {
        var reserved = seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MOST_OF_IT);

        assertThat(seat(extend(phone, MINUTE, firstCome(1)))).isEqualTo(reserved);
    }

    @ContractRule("L6")
    void outlivesItsTimeOnceConfirmed() {
        seat(reserve(phone, MINUTE, firstCome(1)));

        var confirmed = seat(connect(phone, firstCome(1)));

        pass(MINUTE.multipliedBy(2));
        assertThat(holders()).containsExactly(confirmed);
        assertThat(denied(connect(laptop, firstCome(1))).reason()).isEqualTo(Denial.OCCUPIED);
    }

    @ContractRule("L7")
    void getsANewTokenAndKeepsItsPlaceByConfirmation() {
        var reserved = seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MOST_OF_IT);

        var confirmed = seat(connect(phone, firstCome(1)));

        assertThat(confirmed.token()).isGreaterThan(reserved.token());
        assertThat(confirmed.sinceMicros()).isEqualTo(reserved.sinceMicros());
    }

    @ContractRule("L8")
    void neverWeakensALeaseThatIsBoundToItsNode() {
        var connected = seat(connect(phone, firstCome(1)));

        assertThat(seat(extend(phone, MINUTE, firstCome(1)))).isEqualTo(connected);
        pass(MINUTE.multipliedBy(2));
        assertThat(holders()).containsExactly(connected);
    }

    @ContractRule("L9")
    void staysWithItsNodeWhereAnotherNodeExtendsIt() {
        var reserved = seat(reserve(phone, MINUTE, firstCome(1)));

        var claim = connect(phone, south, firstCome(1)).as(extension(MINUTE));

        assertThat(seat(claim)).isEqualTo(reserved);
        assertThat(holders()).containsExactly(reserved);
    }

    @ContractRule("L10")
    void isConfirmedTooLateForASeatThatWasGivenAway() {
        seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MOST_OF_IT.plus(THE_REST));
        var next = seat(connect(laptop, firstCome(1)));

        assertThat(denied(connect(phone, firstCome(1))).holders()).containsExactly(next);
        assertThat(holders()).containsExactly(next);
    }

    @ContractRule("L11")
    void displacesByKickOldLikeAConnection() {
        var before = seat(reserve(phone, MINUTE, kickOld(1)));

        var outcome = granted(reserve(laptop, MINUTE, kickOld(1)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(before, Cause.DISPLACED));
        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("L12")
    void takesNoSeatOnRequest() {
        var holder = seat(connect(phone, onRequest()));

        assertThat(denied(reserve(laptop, MINUTE, onRequest())).reason()).isEqualTo(Denial.OCCUPIED);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("L13")
    void isReleasedLikeAnyLease() {
        var reserved = seat(reserve(phone, MINUTE, firstCome(1)));

        assertThat(release(reserved).released()).isTrue();
        assertThat(holders()).isEmpty();
    }
}
