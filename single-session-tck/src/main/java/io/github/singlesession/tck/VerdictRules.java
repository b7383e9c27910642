// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Renewal.Live;
import io.github.singlesession.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** Somebody asks whether a node is dead, and kills it by asking. */
abstract class VerdictRules extends ClusterRules {

    VerdictRules(ClusterContract contract) {
        super(contract);
    }

    private static final int ROUNDS = 10;

    @ContractRule("Q1")
    void isLiveWhileTheLeaseRuns() {
        settled(north, south);
        renewing(timing().lease().minus(halfBeat()), north);

        assertThat(verdict(south)).isEqualTo(Verdict.LIVE);
    }

    @ContractRule("Q2")
    void isDeadOnceTheLeaseHasPassed() {
        settled(north, south);
        lapseBut(north);

        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
        assertThat(verdict(north)).isEqualTo(Verdict.LIVE);
    }

    @ContractRule("Q3")
    void keepsWhoIsDeadFromRenewing() {
        strikeSouth();

        assertThat(renew(south)).isEqualTo(DEAD);
    }

    @ContractRule("Q4")
    void takesWhoIsDeadOutOfTheRegister() {
        strikeSouth();

        assertThat(nodes()).containsExactly(new NodeStatus(north, 0));
    }

    @ContractRule("Q5")
    void isNeverTakenBackOnceItIsDead() {
        strikeSouth();

        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
        renew(south);
        join(south);
        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
    }

    @ContractRule("Q6")
    void isNotTakenBackByASilenceEither() {
        strikeSouth();

        silence();
        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
        renewed(north);
        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
    }

    @ContractRule("Q7")
    void prolongsNoLeaseThatRuns() {
        settled(north, south);
        renewing(timing().lease().minus(halfBeat()), north);
        assertThat(verdict(south)).isEqualTo(Verdict.LIVE);

        renewing(beat(), north);

        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
    }

    @ContractRule("Q8")
    void isDeadForWhoNeverJoined() {
        settled(north);

        assertThat(verdict(west)).isEqualTo(Verdict.DEAD);
    }

    @ContractRule("Q9")
    void keepsWhoNeverJoinedFromJoining() {
        settled(north);
        verdict(west);

        assertThat(join(west)).isEqualTo(DEAD);
    }

    @ContractRule("Q10")
    void isLiveForWhoRenewedLateButBeforeIt() {
        settled(north, south);
        lapseBut(north);
        renewed(south);

        assertThat(verdict(south)).isEqualTo(Verdict.LIVE);
    }

    @ContractRule("Q11")
    void agreesWithARenewalAtTheSameTime() {
        settled(north);
        var late =
                Stream.generate(() -> new NodeId(fresh("late"))).limit(ROUNDS).toList();
        late.forEach(this::joined);
        lapseBut(north);

        for (var node : late) {
            var answers = Race.of(2, i -> i == 0 ? renew(node) instanceof Live : verdict(node) == Verdict.LIVE);
            boolean lives = renew(node) instanceof Live;

            assertThat(answers).as("lives by renewal, by verdict").isEqualTo(List.of(lives, lives));
        }
    }
}
