// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Denial;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.util.ArrayList;
import java.util.List;

/** A node asks whether its sessions still hold. */
abstract class ReaffirmRules extends ContractRules {

    ReaffirmRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("A1")
    void findsWhatHolds() {
        var lease = seat(connect(phone, firstCome(1)));

        assertThat(reaffirm(lease)).containsExactly(lease);
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("A2")
    void missesWhatIsGone() {
        var lease = seat(connect(phone, firstCome(1)));
        release(lease);

        assertThat(reaffirm(lease)).isEmpty();
    }

    @ContractRule("A3")
    void putsNothingBackByItself() {
        var lease = seat(connect(phone, firstCome(1)));
        release(lease);
        reaffirm(lease);

        assertThat(holders()).isEmpty();
    }

    @ContractRule("A4")
    void movesALeaseToTheNodeThatAsks() {
        var lease = seat(connect(phone, firstCome(1)));
        var moved = movedTo(south, lease);

        assertThat(reaffirm(moved)).containsExactly(moved);
        assertThat(holders()).containsExactly(moved);
    }

    @ContractRule("A5")
    void answersTheTokenThatTheStoreHas() {
        var lease = seat(connect(phone, firstCome(1)));
        var believed = lease(alice, phone, north, lease.token() - 7, lease.sinceMicros());

        assertThat(reaffirm(believed)).containsExactly(lease);
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("A6")
    void missesALeaseWhoseTimePassed() {
        var lease = seat(reserve(phone, MINUTE, firstCome(1)));
        pass(MINUTE.multipliedBy(2));

        assertThat(reaffirm(lease)).isEmpty();
    }

    @ContractRule("A7")
    void touchesNotTheSuccessorOfASessionThatWasDisplaced() {
        var loser = seat(connect(phone, kickOld(1)));
        var winner = seat(connect(laptop, kickOld(1)));

        assertThat(reaffirm(movedTo(south, loser))).isEmpty();
        assertThat(holders()).containsExactly(winner);
    }

    @ContractRule("A8")
    void asksForSessionsOfManyKeysAtOnce() {
        var asked = new ArrayList<SessionLease>();
        for (int i = 0; i < 50; i++) {
            asked.add(seat(connect(SessionKey.of(fresh("user")), fresh("session"), north, firstCome(1))));
        }
        var gone = asked.get(17);
        release(gone);

        var held = reaffirm(asked);

        assertThat(held).doesNotContain(gone).hasSize(49);
        assertThat(asked).containsAll(held);
    }

    @ContractRule("A9")
    void asksForSessionsOfOneKeyAtOnce() {
        var first = seat(connect(phone, firstCome(2)));
        var second = seat(connect(laptop, firstCome(2)));

        assertThat(reaffirm(movedTo(south, first), movedTo(south, second)))
                .containsExactlyInAnyOrder(movedTo(south, first), movedTo(south, second));
        assertThat(holders()).containsExactly(movedTo(south, first), movedTo(south, second));
    }

    @ContractRule("A10")
    void keepsTheStoreFromForgettingWhatHolds() {
        var lease = seat(connect(phone, firstCome(1)));

        for (int minute = 0; minute < 20; minute++) {
            pass(MINUTE);
            assertThat(reaffirm(lease)).containsExactly(lease);
        }
        assertThat(denied(connect(laptop, firstCome(1))).holders()).containsExactly(lease);
    }

    @ContractRule("A11")
    void answersNothingWhereNothingIsAsked() {
        assertThat(reaffirm(List.of())).isEmpty();
    }

    @ContractRule("A12")
    void leavesATimedLeaseItsEnd() {
        var lease = seat(reserve(phone, MINUTE, firstCome(1)));

        assertThat(reaffirm(movedTo(south, lease))).containsExactly(movedTo(south, lease));
        pass(MINUTE.multipliedBy(2));
        assertThat(holders()).isEmpty();
    }

    @ContractRule("A13")
    void answersTheTokenThatTheStoreHasAlsoWhereItIsTheSmaller() {
        var lease = seat(connect(phone, firstCome(1)));
        var believed = lease(alice, phone, north, lease.token() + 7, lease.sinceMicros());

        assertThat(reaffirm(believed)).containsExactly(lease);
        assertThat(holders()).containsExactly(lease);
    }

    @ContractRule("A14")
    void movesALeaseOfWhichTheNodeBelievesAnotherToken() {
        var lease = seat(connect(phone, firstCome(1)));
        var believed = lease(alice, phone, south, lease.token() - 7, lease.sinceMicros());

        assertThat(reaffirm(believed)).containsExactly(movedTo(south, lease));
        assertThat(holders()).containsExactly(movedTo(south, lease));
    }

    @ContractRule("A15")
    void bindsALeaseToTheNodeThatItMovedToAlone() {
        var moved = movedTo(south, seat(connect(phone, firstCome(1))));
        reaffirm(moved);

        assertThat(denied(connect(laptop, firstCome(1)).seeing(dead(north))).holders())
                .containsExactly(moved);
        var next = seat(connect(laptop, firstCome(1)).seeing(dead(south)));
        assertThat(holders()).containsExactly(next);
    }

    @ContractRule("A16")
    void letsNothingComeBackThatWasEnded() {
        var lease = seat(connect(phone, firstCome(1)));
        end(null);

        assertThat(reaffirm(lease)).isEmpty();
        assertThat(denied(reclaim(lease, firstCome(1))).reason()).isEqualTo(Denial.REVOKED);
    }
}
