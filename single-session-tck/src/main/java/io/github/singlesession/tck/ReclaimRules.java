// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Denial;
import io.github.singlesession.SessionLease;
import java.time.Duration;

/** A session that the store lost is put back. It never displaces anyone. */
abstract class ReclaimRules extends ContractRules {

    ReclaimRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("V1")
    void putsASessionBackWithANewToken() {
        var former = lost(seat(connect(phone, firstCome(1))));

        var outcome = granted(reclaim(former, firstCome(1)));

        assertThat(outcome.lease().token()).isGreaterThan(former.token());
        assertThat(outcome.displaced()).isEmpty();
        assertThat(holders()).containsExactly(outcome.lease());
    }

    @ContractRule("V2")
    void keepsSinceWhenTheSessionHeld() {
        var former = lost(seat(connect(phone, firstCome(1))));
        pass(Duration.ofSeconds(3));

        assertThat(seat(reclaim(former, firstCome(1))).sinceMicros()).isEqualTo(former.sinceMicros());
    }

    @ContractRule("V3")
    void goesBackInTheOrderInWhichTheSessionsCame() {
        var first = lost(seat(connect(phone, kickOld(2))));
        pass(Duration.ofSeconds(1));
        var second = lost(seat(connect(laptop, kickOld(2))));

        seat(reclaim(second, kickOld(2)));
        seat(reclaim(first, kickOld(2)));

        assertThat(holders()).extracting(SessionLease::sessionId).containsExactly(phone, laptop);
        seat(connect(tablet, kickOld(2)));
        assertThat(holders()).extracting(SessionLease::sessionId).containsExactly(laptop, tablet);
    }

    @ContractRule("V4")
    void displacesNobodyUnderKickOldEither() {
        var former = lost(seat(connect(phone, kickOld(1))));
        var holder = seat(connect(laptop, kickOld(1)));

        var outcome = denied(reclaim(former, kickOld(1)));

        assertThat(outcome.reason()).isEqualTo(Denial.OCCUPIED);
        assertThat(outcome.holders()).containsExactly(holder);
        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("V5")
    void displacesNotEvenTheSameClient() {
        var former = lost(seat(connectTab(phone, firstCome(1))));
        var holder = seat(connectTab(laptop, firstCome(1)));

        denied(connectTab(phone, firstCome(1)).as(formerly(former)));

        assertThat(holders()).containsExactly(holder);
    }

    @ContractRule("V6")
    void isGrantedTheLeaseThatIsStillThere() {
        var lease = seat(connect(phone, firstCome(1)));
        pass(Duration.ofSeconds(3));

        assertThat(seat(reclaim(lease, firstCome(1)))).isEqualTo(lease);
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("V7")
    void movesALeaseThatIsStillThereToTheNodeThatReclaims() {
        var lease = seat(connect(phone, firstCome(1)));

        var moved = seat(reclaim(movedTo(south, lease), firstCome(1)));

        assertThat(moved.node()).isEqualTo(south);
        assertThat(moved.token()).isGreaterThan(lease.token());
        assertThat(holders()).containsExactly(moved);
    }

    @ContractRule("V8")
    void isGrantedFreeSeatsAlsoWithASpentBudget() {
        seat(connect(phone, kickOld(1, 1)));
        var former = lost(seat(connect(laptop, kickOld(1, 1))));

        assertThat(seat(reclaim(former, kickOld(1, 1))).sessionId()).isEqualTo(laptop);
    }

    /** Lets the store forget a lease: for the store, a lease that was released is one that it lost. */
    private SessionLease lost(SessionLease lease) {
        assertThat(release(lease).released()).isTrue();
        return lease;
    }
}
