// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.Admission.Admitted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that carries out what it is asked and whose answers do not come. */
class UnansweredTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Test
    void whoWasEndedWhileItsClaimWasNotAnsweredStaysEnded() {
        north.admitted(LAPTOP, firstCome(2));
        north.wire.holdAnswers();
        var phone = north.connect(PHONE, firstCome(2));
        north.register.deafen();
        scene.time.pass(TIMEOUT.dividedBy(2));
        answer(scene.store.end(ALICE, null, "signed out"));
        scene.time.pass(TIMEOUT.dividedBy(2));
        assertThat(answer(phone)).isInstanceOf(Admitted.class);

        north.wire.open();
        scene.time.pass(Duration.ofMinutes(1));

        assertThat(north.heard.words()).contains("tell phone REVOKED");
        assertThat(scene.holders()).isEmpty();
    }

    @Test
    void twoThatDisplacedEachOtherDoNotWaitForEachOtherForEver() {
        north.wire.holdRequests();
        var phone = north.connect(PHONE, kickOld(1));
        answer(scene.store.claim(connect(PHONE, north.guard.node(), kickOld(1))));
        north.wire.holdAnswers();
        var laptop = north.connect(LAPTOP, kickOld(1));

        north.wire.deliver("claim phone");
        north.wire.deliver("claim laptop");

        assertThat(answer(laptop)).isInstanceOf(Admission.Over.class);
        assertThat(answer(phone)).isInstanceOf(Admitted.class);
        assertThat(north.guard.mayProceed(PHONE)).isTrue();
        assertThat(scene.holdingSessions()).containsExactly(PHONE);
    }

    @Test
    void whatIsOwedReachesItInTurn() {
        var users = List.of(SessionKey.of("bob"), SessionKey.of("carol"), SessionKey.of("dave"));
        users.forEach(user -> north.admitted(user, user.subject() + "-phone", firstCome(1)));
        north.wire.holdAnswers();
        var unused = north.connect(PHONE, firstCome(1));
        scene.time.pass(TIMEOUT);

        users.forEach(user -> north.guard.disconnected(user.subject() + "-phone", EndReason.CLIENT_CLOSED));
        scene.time.pass(TIMEOUT.multipliedBy(12));

        assertThat(users).allSatisfy(user -> assertThat(answer(scene.store.holders(user)))
                .isEmpty());
    }
}
