// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice.Loopback;
import io.github.singlesession.Verdict;

/** A node comes into the register. */
abstract class JoinRules extends ClusterRules {

    JoinRules(ClusterContract contract) {
        super(contract);
    }

    @ContractRule("J1")
    void makesANodeLive() {
        joined(south);

        assertThat(nodes()).containsExactly(new NodeStatus(south, 0));
    }

    @ContractRule("J2")
    void isTriedAgainWithoutHarm() {
        joined(south);
        joined(south);

        assertThat(nodes()).containsExactly(new NodeStatus(south, 0));
    }

    @ContractRule("J3")
    void isRefusedToANodeThatWasStruck() {
        strikeSouth();

        assertThat(join(south)).isEqualTo(DEAD);
        assertThat(nodes()).containsExactly(new NodeStatus(north, 0));
    }

    @ContractRule("J4")
    void isRefusedToANodeThatLeft() {
        joined(north);
        joined(south);
        leave(south);

        assertThat(join(south)).isEqualTo(DEAD);
        assertThat(nodes()).containsExactly(new NodeStatus(north, 0));
    }

    @ContractRule("J5")
    void isNotDoneByListening() {
        joined(north);
        listenAt(south, Loopback.class);

        assertThat(nodes()).containsExactly(new NodeStatus(north, 0));
        assertThat(renew(south)).isEqualTo(DEAD);
    }

    @ContractRule("J6")
    void tellsTheNewcomerWhomToSuspect() {
        settled(north, south);
        lapseBut(north);

        assertThat(joined(west).suspected()).containsExactly(south);
    }

    @ContractRule("J7")
    void lastsForALease() {
        settled(north);
        joined(west);

        renewing(timing().lease().minus(halfBeat()), north);
        assertThat(verdict(west)).isEqualTo(Verdict.LIVE);
        renewing(beat(), north);
        assertThat(verdict(west)).isEqualTo(Verdict.DEAD);
    }
}
