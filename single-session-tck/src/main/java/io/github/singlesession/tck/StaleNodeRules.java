// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.Renewal;
import java.time.Duration;

/** Leases of nodes that did not renew in time, and of nodes that are dead. */
abstract class StaleNodeRules extends ContractRules {

    StaleNodeRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("S1")
    void displacesThoseOfSuspectedNodesBeforeOlderOnes() {
        var older = seat(connect(phone, kickOld(2)));
        var suspected = seat(connect(laptop, south, kickOld(2)));

        var outcome = granted(connect(tablet, kickOld(2)).seeing(suspecting(south)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(suspected, Cause.DISPLACED));
        assertThat(holders()).containsExactly(older, outcome.lease());
    }

    @ContractRule("S2")
    void takesNoSeatFromANodeThatIsOnlySuspectedByFirstCome() {
        var holder = seat(connect(phone, south, firstCome(1)));

        var outcome = denied(connect(laptop, firstCome(1)).seeing(suspecting(south)));

        assertThat(outcome.holders()).containsExactly(holder);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("S3")
    void givesTheSeatOfADeadNodeAwayWithoutADisplacement() {
        seat(connect(phone, south, firstCome(1)));

        var outcome = granted(connect(laptop, firstCome(1)).seeing(dead(south)));

        assertThat(outcome.displaced()).isEmpty();
        assertThat(outcome.holders()).isEqualTo(1);
        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("S4")
    void dropsLeasesOfDeadNodesAlsoWhereItDenies() {
        seat(connect(phone, south, firstCome(2)));
        var living = seat(connect(laptop, firstCome(2)));

        var outcome = denied(connect(tablet, firstCome(1)).seeing(dead(south)));

        assertThat(outcome.holders()).containsExactly(living);
        assertThat(holders()).containsExactly(living);
    }

    @ContractRule("S5")
    void dropsOnlyLeasesOfTheNodesThatAreNamed() {
        var living = seat(connect(phone, firstCome(3)));
        seat(connect(laptop, south, firstCome(3)));

        var outcome = granted(connect(tablet, firstCome(3)).seeing(dead(south)));

        assertThat(holders()).containsExactly(living, outcome.lease());
    }

    @ContractRule("S6")
    void leavesTimedLeasesOfADeadNode() {
        var reserved = seat(connect(phone, south, firstCome(1)).as(reservation(MINUTE)));

        assertThat(denied(connect(laptop, firstCome(1)).seeing(dead(south))).holders())
                .containsExactly(reserved);
        assertThat(holders()).containsExactly(reserved);
    }

    @ContractRule("S7")
    void prefersNoTimedLeaseOfASuspectedNode() {
        var oldest = seat(connect(phone, kickOld(2)));
        var reserved = seat(connect(laptop, south, kickOld(2)).as(reservation(Duration.ofMinutes(2))));

        var outcome = granted(connect(tablet, kickOld(2)).seeing(suspecting(south)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(oldest, Cause.DISPLACED));
        assertThat(holders()).containsExactly(reserved, outcome.lease());
    }

    @ContractRule("S8")
    void displacesTheSuspectedAndThenTheOldestWhereALoweredLimitAsksForMore() {
        var oldest = seat(connect(phone, kickOld(3)));
        var younger = seat(connect(laptop, kickOld(3)));
        var suspected = seat(connect(tablet, south, kickOld(3)));

        var outcome = granted(connect(watch, kickOld(2)).seeing(suspecting(south)));

        assertThat(outcome.displaced())
                .containsExactly(
                        new Displacement(suspected, Cause.DISPLACED), new Displacement(oldest, Cause.DISPLACED));
        assertThat(holders()).containsExactly(younger, outcome.lease());
    }

    @ContractRule("S9")
    void believesTheClaimOfWhoIsDeadAndNotTheRegister() {
        listenAt(south);
        seat(connect(phone, south, firstCome(1)));

        var outcome = granted(connect(laptop, firstCome(1)).seeing(dead(south)));

        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("S10")
    void dropsNoLeaseBecauseItsNodeLeftTheRegister() {
        listenAt(south);
        var left = seat(connect(phone, south, firstCome(1)));
        leave(south);

        assertThat(denied(connect(laptop, firstCome(1))).holders()).containsExactly(left);
        assertThat(holders()).containsExactly(left);
    }

    @ContractRule("S11")
    void takesNoNodeOutOfTheRegisterThatAClaimNamesAsDead() {
        listenAt(south);
        seat(connect(phone, south, firstCome(1)));
        seat(connect(laptop, firstCome(1)).seeing(dead(south)));

        assertThat(renew(south)).isInstanceOf(Renewal.Live.class);
    }
}
