// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fencing tokens. */
abstract class TokenRules extends ContractRules {

    TokenRules(SessionRegistryContract contract) {
        super(contract);
    }

    /** How far apart the clocks of a store's two halves, or of its servers, may be. */
    private static final long SKEW = 1_000_000;

    @ContractRule("T1")
    void riseWithEveryGrantOnAKey() {
        var tokens = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            tokens.add(seat(connect(fresh("session"), kickOld(2))).token());
        }

        assertRise(tokens);
    }

    @ContractRule("T2")
    void riseAcrossAReleaseOfTheOnlyLease() {
        var tokens = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            var lease = seat(connect(fresh("session"), firstCome(1)));
            tokens.add(lease.token());
            release(lease);
        }

        assertRise(tokens);
    }

    @ContractRule("T3")
    void areAtLeastTheStoresTime() {
        long before = storeTime();
        pass(Duration.ofHours(1));

        var lease = seat(connect(phone, firstCome(1)));

        assertThat(lease.token()).isGreaterThan(before + 3_600_000_000L - SKEW);
    }

    @ContractRule("T4")
    void riseAcrossTheReleaseOfTheNewestLease() {
        seat(connect(phone, firstCome(2)));
        var newest = seat(connect(laptop, firstCome(2)));
        release(newest);

        assertThat(seat(connect(tablet, firstCome(2))).token()).isGreaterThan(newest.token());
    }

    @ContractRule("T5")
    void riseAcrossAnEnd() {
        var ended = seat(connect(phone, firstCome(1)));
        end(null);

        assertThat(seat(connect(laptop, firstCome(1))).token()).isGreaterThan(ended.token());
    }

    @ContractRule("T6")
    void riseWhereDeadNodesLeasesAreDropped() {
        var dropped = seat(connect(phone, south, firstCome(1)));

        var next = seat(connect(laptop, firstCome(1)).seeing(dead(south)));

        assertThat(next.token()).isGreaterThan(dropped.token());
    }

    @ContractRule("T7")
    void areTheSameWhereverTheLeaseIsNamed() {
        var lease = seat(connect(phone, firstCome(1)));

        var named = new ArrayList<SessionLease>();
        named.addAll(holders());
        named.addAll(reaffirm(lease));
        named.addAll(denied(connect(laptop, firstCome(1))).holders());
        granted(connect(laptop, kickOld(1))).displaced().forEach(loss -> named.add(loss.lease()));

        assertThat(named).hasSize(4).extracting(SessionLease::token).containsOnly(lease.token());
    }

    @ContractRule("T8")
    void riseWhereALostLeaseIsPutBackThoughTheClockIsBehindIt() {
        long former = storeTime() + 3_600_000_000L;

        var back = seat(connect(phone, firstCome(1)).as(new ClaimKind.Reclaim(former, former)));

        assertThat(back.token()).isGreaterThan(former);
    }

    private static void assertRise(List<Long> tokens) {
        assertThat(tokens).isSorted().doesNotHaveDuplicates();
    }
}
