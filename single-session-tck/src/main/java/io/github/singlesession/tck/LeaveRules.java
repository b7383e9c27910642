// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice.Left;
import io.github.singlesession.Verdict;

/** A node leaves the register on purpose. */
abstract class LeaveRules extends ClusterRules {

    LeaveRules(ClusterContract contract) {
        super(contract);
    }

    @ContractRule("F1")
    void isADeathAtOnce() {
        settled(north, south);
        leave(south);

        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
    }

    @ContractRule("F2")
    void isADeathInAGraceAndInASilenceToo() {
        joined(north);
        joined(south);
        leave(south);

        assertThat(verdict(south)).as("in a grace").isEqualTo(Verdict.DEAD);
        silence();
        assertThat(verdict(south)).as("in a silence").isEqualTo(Verdict.DEAD);
    }

    @ContractRule("F3")
    void isToldToTheOthers() {
        var northern = listenAt(north, Left.class);
        var western = listenAt(west, Left.class);
        joined(north);
        joined(south);
        joined(west);

        leave(south);

        assertThat(northern.heard(1)).containsExactly(new Left(south));
        assertThat(western.heard(1)).containsExactly(new Left(south));
    }

    @ContractRule("F4")
    void isSeenByWhoRenews() {
        settled(north, south);
        leave(south);

        assertThat(renewed(north).suspected()).containsExactly(south);
        pass(REMEMBERED);
        assertThat(renewed(north).suspected()).containsExactly(south);
    }

    @ContractRule("F5")
    void takesTheNodeOutOfTheRegister() {
        joined(north);
        joined(south);
        leave(south);

        assertThat(nodes()).containsExactly(new NodeStatus(north, 0));
    }

    @ContractRule("F6")
    void keepsTheNodeFromRenewing() {
        joined(south);
        leave(south);

        assertThat(renew(south)).isEqualTo(DEAD);
    }

    @ContractRule("F7")
    void isDoneAgainWithoutHarm() {
        settled(north, south);
        leave(south);
        leave(south);

        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
        assertThat(verdict(north)).isEqualTo(Verdict.LIVE);
    }

    @ContractRule("F8")
    void isHarmlessForWhoNeverJoined() {
        settled(north);
        leave(west);

        assertThat(nodes()).containsExactly(new NodeStatus(north, 0));
        assertThat(verdict(north)).isEqualTo(Verdict.LIVE);
    }

    @ContractRule("F9")
    void leavesTheOthersAlone() {
        settled(north, south);
        leave(south);

        assertThat(verdict(north)).isEqualTo(Verdict.LIVE);
        renewed(north);
    }

    @ContractRule("F10")
    void comesBeforeAJoinThatIsLate() {
        joined(north);
        leave(west);

        assertThat(join(west)).isEqualTo(DEAD);
    }
}
