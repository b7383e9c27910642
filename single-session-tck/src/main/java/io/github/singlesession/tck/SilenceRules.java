// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeStatus;
import io.github.singlesession.Verdict;

/** The store was away, so that nobody could renew: nobody dies of that. */
abstract class SilenceRules extends ClusterRules {

    SilenceRules(ClusterContract contract) {
        super(contract);
    }

    @ContractRule("G1")
    void hasNoVerdictWhereNobodyRenewed() {
        settled(north, south);
        renewing(beat(), north);
        pass(timing().silence().plus(halfBeat()));

        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
    }

    @ContractRule("G2")
    void isNoneWhileSomebodyRenews() {
        settled(north, south);
        renewing(beat().multipliedBy(2), north);
        pass(timing().silence().minus(halfBeat()));

        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
    }

    @ContractRule("G3")
    void hasNoVerdictInTheGraceThatFollows() {
        settled(north, south);
        silence();
        renewed(north);

        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
        renewing(timing().grace().minus(halfBeat()), north);
        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
    }

    @ContractRule("G4")
    void isOverAfterTheGrace() {
        settled(north, south);
        silence();
        renewed(north);
        renewing(timing().grace().plus(halfBeat()), north);

        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
    }

    @ContractRule("G5")
    void killsNobodyWhoRenewsInTheGrace() {
        settled(north, south);
        silence();
        renewed(north);
        renewed(south);
        renewing(timing().grace().plus(halfBeat()), north, south);

        assertThat(verdict(south)).isEqualTo(Verdict.LIVE);
    }

    @ContractRule("G6")
    void changesNothingWhereThereIsNoVerdict() {
        settled(north, south);
        silence();
        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
        renewed(north);
        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);

        assertThat(nodes()).containsExactly(new NodeStatus(north, 0), new NodeStatus(south, 0));
        renewed(south);
    }

    @ContractRule("G7")
    void lastsInARegisterThatKnowsNobody() {
        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
    }

    @ContractRule("G8")
    void givesTheFirstWhoJoinsAGrace() {
        joined(north);
        renewing(timing().grace().minus(halfBeat()), north);

        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
    }

    @ContractRule("G9")
    void isEndedByAJoinWithAGrace() {
        settled(north, south);
        silence();
        joined(west);
        renewing(timing().grace().minus(halfBeat()), west);

        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
    }
}
