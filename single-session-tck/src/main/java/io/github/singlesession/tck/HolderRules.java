// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Claimant;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;

/** Who holds a key. */
abstract class HolderRules extends ContractRules {

    HolderRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("H1")
    void areNoneForAKeyThatNobodyEverHeld() {
        assertThat(holders()).isEmpty();
    }

    @ContractRule("H2")
    void areListedOldestFirst() {
        var first = seat(connect(phone, firstCome(3)));
        var second = seat(connect(laptop, firstCome(3)));
        var third = seat(connect(tablet, firstCome(3)));

        assertThat(holders()).containsExactly(first, second, third);
    }

    @ContractRule("H3")
    void areOnlyThoseWhoseTimeLasts() {
        var lease = seat(connect(phone, firstCome(3)));
        seat(reserve(laptop, MINUTE, firstCome(3)));
        var longer = seat(reserve(tablet, MINUTE.multipliedBy(4), firstCome(3)));
        pass(MINUTE.multipliedBy(2));

        assertThat(holders()).containsExactly(lease, longer);
    }

    @ContractRule("H4")
    void bearTheNamesOfTheirConnections() {
        var named = seat(connectAs("!simp|7~%25+\\/\"'{}`^"));

        assertThat(named.connection()).isEqualTo("!simp|7~%25+\\/\"'{}`^");
        assertThat(holders()).containsExactly(named);
    }

    @ContractRule("H5")
    void bearTheirNamesInDenialsAndDisplacementsToo() {
        var named = seat(connectAs("simp-7"));

        assertThat(denied(connect(laptop, firstCome(1))).holders()).containsExactly(named);
        assertThat(granted(connect(laptop, kickOld(1))).displaced())
                .extracting(loss -> loss.lease().connection())
                .containsExactly("simp-7");
    }

    @ContractRule("H6")
    void keepTheirNamesWhereTheyMove() {
        var named = seat(connectAs("simp-7"));
        reaffirm(movedTo(south, named));

        assertThat(holders()).extracting(SessionLease::connection).containsExactly("simp-7");
    }

    private SessionClaim connectAs(String connection) {
        return SessionClaim.connect(alice, new Claimant(phone, north, null, connection), firstCome(1));
    }
}
