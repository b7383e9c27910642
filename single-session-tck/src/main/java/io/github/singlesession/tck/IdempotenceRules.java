// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Granted;
import java.time.Duration;
import java.util.List;

/** Claims of a session that holds already: a retry, a move to another node. */
abstract class IdempotenceRules extends ContractRules {

    IdempotenceRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("K1")
    void grantsTheSameLeaseAgain() {
        var first = granted(connect(phone, firstCome(1)));
        pass(Duration.ofSeconds(1));

        assertThat(claim(connect(phone, firstCome(1)))).isEqualTo(first);
        assertThat(holders()).containsExactly(first.lease());
    }

    @ContractRule("K2")
    void displacesNobodyASecondTime() {
        seat(connect(phone, kickOld(1)));
        var winner = seat(connect(laptop, kickOld(1)));

        assertThat(claim(connect(laptop, kickOld(1)))).isEqualTo(new Granted(winner, List.of(), 1));
    }

    @ContractRule("K3")
    void spendsTheBudgetOnce() {
        seat(connect(phone, kickOld(1, 2)));
        seat(connect(laptop, kickOld(1, 2)));
        seat(connect(laptop, kickOld(1, 2)));

        assertThat(granted(connect(tablet, kickOld(1, 2))).displaced()).hasSize(1);
    }

    @ContractRule("K4")
    void isGrantedAlthoughTheLimitWasLowered() {
        seat(connect(phone, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        assertThat(claim(connect(laptop, firstCome(1)))).isEqualTo(new Granted(second, List.of(), 2));
    }

    @ContractRule("K5")
    void movesTheLeaseToTheNodeThatClaims() {
        seat(connect(phone, firstCome(1)));

        var moved = granted(connect(phone, south, firstCome(1)));

        assertThat(moved.lease().node()).isEqualTo(south);
        assertThat(moved.displaced()).isEmpty();
        assertThat(holders()).containsExactly(moved.lease());
    }

    @ContractRule("K6")
    void givesALeaseThatMovesANewToken() {
        var before = seat(connect(phone, firstCome(1)));

        var moved = seat(connect(phone, south, firstCome(1)));

        assertThat(moved.token()).isGreaterThan(before.token());
        assertThat(holders()).containsExactly(moved);
    }

    @ContractRule("K7")
    void keepsThePlaceOfALeaseThatMoves() {
        var before = seat(connect(phone, kickOld(2)));
        var other = seat(connect(laptop, kickOld(2)));
        pass(Duration.ofSeconds(1));

        var moved = seat(connect(phone, south, kickOld(2)));

        assertThat(moved.sinceMicros()).isEqualTo(before.sinceMicros());
        assertThat(holders()).containsExactly(moved, other);
    }

    @ContractRule("K8")
    void doesNotResumeItself() {
        var first = granted(connectTab(phone, firstCome(1)));

        assertThat(claim(connectTab(phone, firstCome(1)))).isEqualTo(first);
        assertThat(holders()).containsExactly(first.lease());
    }
}
