// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionStoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an application may ask a guard. */
class LookUpTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");
    private final Scene.Node south = scene.node("south");

    @Test
    void findsTheHoldersOfAKeyOnEveryNode() {
        var phone = north.admitted(PHONE, firstCome(2));
        var laptop = south.admitted(LAPTOP, firstCome(2));

        assertThat(answer(north.guard.holders(ALICE))).isEqualTo(List.of(phone, laptop));
    }

    @Test
    void waitsForTheHoldersOfAKeyNoLongerThanForAnyAnswer() {
        north.wire.holdAnswers();
        var holders = north.guard.holders(ALICE);

        scene.time.pass(TIMEOUT);

        assertThat(holders.toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .withCauseInstanceOf(SessionStoreException.class);
    }

    @Test
    void keepsNobodyOutForAQuestionThatWasNotAnswered() {
        north.wire.holdAnswers();
        var unused = north.guard.holders(ALICE);
        scene.time.pass(TIMEOUT);
        north.wire.open();

        assertThat(north.guard.status().storeUp()).isTrue();
        north.admitted(PHONE, firstCome(1));
    }

    @Test
    void findsALeaseOfThisNodeWithoutAskingTheStore() {
        var phone = north.admitted(PHONE, firstCome(2));
        south.admitted(LAPTOP, firstCome(2));
        north.wire.calls();

        assertThat(north.guard.lease(PHONE)).isEqualTo(phone);
        assertThat(north.guard.lease(LAPTOP)).as("a session of another node").isNull();
        assertThat(north.guard.lease(TABLET)).as("a session of nobody").isNull();
        assertThat(north.wire.calls()).isEmpty();
    }

    @Test
    void findsNoLeaseOfASessionThatIsOver() {
        north.admitted(PHONE, firstCome(1));

        north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);

        assertThat(north.guard.lease(PHONE)).isNull();
    }
}
