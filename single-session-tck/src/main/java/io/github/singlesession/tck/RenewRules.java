// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice.Loopback;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/** A node stays in the register. */
abstract class RenewRules extends ClusterRules {

    RenewRules(ClusterContract contract) {
        super(contract);
    }

    @ContractRule("W1")
    void tellsTheStoresTime() {
        long before = joined(south).now();
        pass(timing().lease());

        var passed = Duration.of(renewed(south).now() - before, ChronoUnit.MICROS);

        assertThat(passed).isCloseTo(timing().lease(), halfBeat());
    }

    @ContractRule("W2")
    void tellsNoEarlierTimeThanBefore() {
        var times = new ArrayList<Long>();
        for (int i = 0; i < 10; i++) {
            times.add(joined(north).now());
            times.add(joined(south).now());
            times.add(renewed(north).now());
            times.add(renewed(south).now());
        }

        assertThat(times).isSorted();
    }

    @ContractRule("W3")
    void showsHowManySessionsEveryNodeHas() {
        joined(north);
        joined(south);
        renew(north, 3);
        renew(south, 5);
        renew(north, 2);

        assertThat(nodes()).containsExactly(new NodeStatus(north, 2), new NodeStatus(south, 5));
    }

    @ContractRule("W4")
    void showsNodesByName() {
        joined(south);
        joined(west);
        joined(north);

        assertThat(nodes()).extracting(NodeStatus::node).containsExactly(north, south, west);
    }

    @ContractRule("W5")
    void isRefusedToWhoIsNotInTheRegister() {
        joined(north);

        assertThat(renew(south)).isEqualTo(DEAD);
        assertThat(nodes()).containsExactly(new NodeStatus(north, 0));
    }

    @ContractRule("W6")
    void comesBackToTheNode() {
        var ear = listenAt(south, Loopback.class);
        joined(south);

        renewed(south);

        assertThat(ear.heard(1)).containsExactly(new Loopback());
    }

    @ContractRule("W7")
    void comesBackToNobodyElse() {
        var ear = listenAt(north, Loopback.class);
        joined(north);
        joined(south);

        renewed(south);

        assertThat(ear.heard(0)).isEmpty();
    }

    @ContractRule("W8")
    void suspectsWhoseTimeHasPassed() {
        settled(north, south, west);
        lapseBut(north, west);

        assertThat(renewed(north).suspected()).containsExactly(south);
    }

    @ContractRule("W9")
    void suspectsNobodySooner() {
        settled(north, south);
        renewing(timing().lease().minus(halfBeat()), north);

        assertThat(renewed(north).suspected()).isEmpty();
    }

    @ContractRule("W10")
    void suspectsNobodyWhoRenewsAfterAll() {
        settled(north, south);
        lapseBut(north);
        assertThat(renewed(north).suspected()).containsExactly(south);

        renewed(south);

        assertThat(renewed(north).suspected()).isEmpty();
    }

    @ContractRule("W11")
    void neverSuspectsTheNodeThatRenews() {
        settled(north);
        silence();

        assertThat(renewed(north).suspected()).isEmpty();
    }

    @ContractRule("W12")
    void keepsSuspectingWhoWasStruck() {
        strikeSouth();

        assertThat(renewed(north).suspected()).containsExactly(south);
        pass(REMEMBERED);
        assertThat(renewed(north).suspected()).containsExactly(south);
    }
}
