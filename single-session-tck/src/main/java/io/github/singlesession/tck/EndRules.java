// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.Denial;
import io.github.singlesession.EndOutcome;
import java.time.Duration;
import java.util.List;

/** Sessions are ended on purpose, and stay ended. */
abstract class EndRules extends ContractRules {

    EndRules(SessionRegistryContract contract) {
        super(contract);
    }

    private static final Denied REVOKED = new Denied(Denial.REVOKED, List.of(), Duration.ZERO);

    @ContractRule("E1")
    void takesEveryLeaseOfTheKey() {
        seat(connect(phone, firstCome(2)));
        seat(connect(laptop, south, firstCome(2)));

        assertThat(end(null).remaining()).isZero();
        assertThat(holders()).isEmpty();
    }

    @ContractRule("E2")
    void answersWhomItEndedOldestFirst() {
        var first = seat(connect(phone, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        assertThat(end(null)).isEqualTo(new EndOutcome(List.of(first, second), 0));
    }

    @ContractRule("E3")
    void takesOneSessionAndLeavesTheOthers() {
        var first = seat(connect(phone, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        assertThat(end(phone)).isEqualTo(new EndOutcome(List.of(first), 1));
        assertThat(holders()).containsExactly(second);
    }

    @ContractRule("E4")
    void takesNothingForASessionThatHoldsNothing() {
        var lease = seat(connect(phone, firstCome(1)));

        assertThat(end(laptop)).isEqualTo(new EndOutcome(List.of(), 1));
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("E5")
    void takesNothingWhereNobodyHolds() {
        assertThat(end(null)).isEqualTo(new EndOutcome(List.of(), 0));
        assertThat(end(phone)).isEqualTo(new EndOutcome(List.of(), 0));
    }

    @ContractRule("E6")
    void keepsWhatItEndedFromComingBackForAnHour() {
        var former = seat(connect(phone, firstCome(1)));
        end(null);

        assertThat(claim(reclaim(former, firstCome(1)))).isEqualTo(REVOKED);
        pass(Duration.ofMinutes(59));
        assertThat(claim(reclaim(former, firstCome(1)))).isEqualTo(REVOKED);
        assertThat(holders()).isEmpty();
    }

    @ContractRule("E7")
    void keepsTheOneSessionThatItEndedFromComingBack() {
        var former = seat(connect(phone, firstCome(2)));
        seat(connect(laptop, firstCome(2)));
        end(phone);

        assertThat(claim(reclaim(former, firstCome(2)))).isEqualTo(REVOKED);
    }

    @ContractRule("E8")
    void keepsWhatTheStoreHadLostFromComingBack() {
        var former = seat(connect(phone, firstCome(1)));
        release(former);
        end(null);

        assertThat(claim(reclaim(former, firstCome(1)))).isEqualTo(REVOKED);
    }

    @ContractRule("E9")
    void forgetsAfterAnHour() {
        var former = seat(connect(phone, firstCome(1)));
        end(null);
        pass(Duration.ofMinutes(61));

        assertThat(seat(reclaim(former, firstCome(1))).sessionId()).isEqualTo(phone);
    }

    @ContractRule("E10")
    void doesNotKeepTheUserFromConnectingAnew() {
        seat(connect(phone, firstCome(1)));
        end(null);

        assertThat(holders()).isEmpty();
        assertThat(seat(connect(laptop, firstCome(1))).sessionId()).isEqualTo(laptop);
    }

    @ContractRule("E11")
    void letsThoseComeBackWhoCameLater() {
        seat(connect(phone, firstCome(1)));
        end(null);
        var later = seat(connect(laptop, firstCome(1)));
        release(later);

        assertThat(seat(reclaim(later, firstCome(1))).sessionId()).isEqualTo(laptop);
    }

    @ContractRule("E12")
    void countsNoneWhoseTimeHasPassed() {
        var lease = seat(connect(phone, firstCome(2)));
        seat(reserve(laptop, MINUTE, firstCome(2)));
        pass(MINUTE.multipliedBy(2));

        assertThat(end(null)).isEqualTo(new EndOutcome(List.of(lease), 0));
    }
}
