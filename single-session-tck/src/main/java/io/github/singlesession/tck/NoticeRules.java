// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.Notice.Displaced;
import io.github.singlesession.Notice.Revoked;

/** Who is told what through the cluster. */
abstract class NoticeRules extends ContractRules {

    NoticeRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("N1")
    void tellTheNodeOfWhomANewcomerDisplaced() {
        var ear = listenAt(south);
        var loser = seat(connect(phone, south, kickOld(1)));

        seat(connect(laptop, kickOld(1)));

        assertThat(ear.heard(1)).containsExactly(new Displaced(new Displacement(loser, Cause.DISPLACED), laptop, 1));
    }

    @ContractRule("N2")
    void sayThatTheSameClientResumed() {
        var ear = listenAt(north);
        var before = seat(connectTab(phone, firstCome(1)));

        seat(connectTab(laptop, firstCome(1)));

        assertThat(ear.heard(1)).containsExactly(new Displaced(new Displacement(before, Cause.RESUMED), laptop, 1));
    }

    @ContractRule("N3")
    void sayHowManyHoldAfterTheTakeover() {
        var ear = listenAt(south);
        var loser = seat(connect(phone, south, kickOld(3)));
        seat(connect(laptop, kickOld(3)));
        seat(connect(tablet, kickOld(3)));

        seat(connect(watch, kickOld(3)));

        assertThat(ear.heard(1)).containsExactly(new Displaced(new Displacement(loser, Cause.DISPLACED), watch, 3));
    }

    @ContractRule("N4")
    void tellEveryNodeThatLosesByALoweredLimit() {
        var southern = listenAt(south);
        var northern = listenAt(north);
        var first = seat(connect(phone, south, kickOld(2)));
        var second = seat(connect(laptop, kickOld(2)));

        seat(connect(tablet, kickOld(1)));

        assertThat(southern.heard(1))
                .containsExactly(new Displaced(new Displacement(first, Cause.DISPLACED), tablet, 1));
        assertThat(northern.heard(1))
                .containsExactly(new Displaced(new Displacement(second, Cause.DISPLACED), tablet, 1));
    }

    @ContractRule("N5")
    void tellTheNewcomersOwnNodeToo() {
        var ear = listenAt(north);
        var loser = seat(connect(phone, kickOld(1)));

        seat(connect(laptop, kickOld(1)));

        assertThat(ear.heard(1)).containsExactly(new Displaced(new Displacement(loser, Cause.DISPLACED), laptop, 1));
    }

    @ContractRule("N6")
    void tellTheNodeToWhichTheLeaseMoved() {
        var ear = listenAt(south);
        var before = seat(connect(phone, kickOld(1)));
        reaffirm(movedTo(south, before));

        seat(connect(laptop, kickOld(1)));

        var loss = new Displacement(movedTo(south, before), Cause.DISPLACED);
        assertThat(ear.heard(1)).containsExactly(new Displaced(loss, laptop, 1));
    }

    @ContractRule("N7")
    void tellTheNodesOfAllWhoAreEndedAndWhy() {
        var southern = listenAt(south);
        var northern = listenAt(north);
        var first = seat(connect(phone, south, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        end(alice, null, "signed out");

        assertThat(southern.heard(1)).containsExactly(new Revoked(first, "signed out", 0));
        assertThat(northern.heard(1)).containsExactly(new Revoked(second, "signed out", 0));
    }

    @ContractRule("N8")
    void tellTheNodeOfTheOneWhoIsEnded() {
        var southern = listenAt(south);
        var northern = listenAt(north);
        var first = seat(connect(phone, south, firstCome(2)));
        seat(connect(laptop, firstCome(2)));

        end(alice, phone, "{\"why\": \"Schluß|✋\"}\n");

        assertThat(southern.heard(1)).containsExactly(new Revoked(first, "{\"why\": \"Schluß|✋\"}\n", 1));
        assertThat(northern.heard(0)).isEmpty();
    }

    @ContractRule("N9")
    void tellNobodyElseOfATakeover() {
        var ear = listenAt(north);
        seat(connect(phone, south, kickOld(2)));
        seat(connect(laptop, north, kickOld(2)));

        seat(connect(tablet, south, kickOld(2)));

        assertThat(ear.heard(0)).isEmpty();
    }

    @ContractRule("N10")
    void tellNobodyOfARelease() {
        var ear = listenAt(north);

        release(seat(connect(phone, firstCome(1))));

        assertThat(ear.heard(0)).isEmpty();
    }

    @ContractRule("N11")
    void tellNobodyOfADenial() {
        var ear = listenAt(north);
        seat(connect(phone, firstCome(1)));

        denied(connect(laptop, firstCome(1)));

        assertThat(ear.heard(0)).isEmpty();
    }

    @ContractRule("N12")
    void tellNobodyASecondTimeOfAClaimThatComesAgain() {
        var ear = listenAt(south);
        seat(connect(phone, south, kickOld(1)));
        seat(connect(laptop, kickOld(1)));

        seat(connect(laptop, kickOld(1)));

        assertThat(ear.heard(1)).hasSize(1);
    }

    @ContractRule("N13")
    void hinderNothingWhereTheNodeIsNotThere() {
        var loser = seat(connect(phone, south, kickOld(1)));

        var outcome = granted(connect(laptop, kickOld(1)));

        assertThat(outcome.displaced()).containsExactly(new Displacement(loser, Cause.DISPLACED));
        assertThat(end(null).ended()).containsExactly(outcome.lease());
    }

    @ContractRule("N14")
    void sayByWhichTokenTheSeatWasTakenIfTheySayIt() {
        var ear = listenAt(south);
        seat(connect(phone, south, kickOld(1)));

        var winner = seat(connect(laptop, kickOld(1)));

        ear.heard(1);
        assertThat(ear.tokens()).hasSize(1).isSubsetOf(winner.token(), 0L);
    }
}
