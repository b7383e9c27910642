// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.Admission.Admitted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that was let in while its claim was not answered, and that loses what the claim took all the same. */
class OvertakenTest {

    private static final String[] IN_ORDER = {
        "displaced phone by laptop", "tell phone DISPLACED", "ended phone DISPLACED", "granted laptop"
    };

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @BeforeEach
    void phoneIsLetInByTheNodeAlone() {
        north.wire.holdAnswers();
        var phone = north.connect(PHONE, kickOld(1));
        scene.time.pass(TIMEOUT);
        assertThat(answer(phone)).isInstanceOf(Admitted.class);
        assertThat(scene.holdingSessions()).containsExactly(PHONE);
    }

    @Test
    void endsBeforeItsSuccessorIsGranted() {
        north.heard.words();
        north.wire.open();

        assertThat(answer(north.connect(LAPTOP, kickOld(1)))).isInstanceOf(Admitted.class);

        assertThat(north.heard.words())
                .filteredOn(word -> !word.startsWith("store"))
                .containsExactly(IN_ORDER);
        assertThat(north.guard.mayProceed(PHONE)).isFalse();
    }

    @Test
    void endsBeforeItsSuccessorIsGrantedThoughItsReclaimIsUnderWay() {
        scene.time.pass(TIMEOUT.multipliedBy(2));
        north.heard.words();
        var laptop = north.connect(LAPTOP, kickOld(1));
        north.wire.deliver("claim laptop");
        assertThat(laptop).isNotDone();

        north.wire.deliver("claim phone");
        north.wire.deliver("claim phone");

        assertThat(answer(laptop)).isInstanceOf(Admitted.class);
        assertThat(north.heard.words())
                .filteredOn(word -> !word.startsWith("store"))
                .containsExactly(IN_ORDER);
    }

    @Test
    void endsWhereItsReclaimIsNeverAnswered() {
        scene.time.pass(TIMEOUT.multipliedBy(2));
        north.heard.words();
        var laptop = north.connect(LAPTOP, kickOld(1));
        north.wire.deliver("claim laptop");

        scene.time.pass(TIMEOUT);

        assertThat(answer(laptop)).isInstanceOf(Admitted.class);
        assertThat(north.heard.words())
                .filteredOn(word -> !word.startsWith("store"))
                .containsExactly(IN_ORDER);
    }
}
