// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cast;
import io.github.singlesession.Notice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The store says that what it has may have changed without a word. */
class DisturbedTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Test
    void hasTheNodeAskAboutItsSessionsAtOnce() {
        var lease = north.admitted(PHONE, firstCome(1));
        answer(scene.store.release(Cast.ALICE, PHONE, lease.token()));
        scene.time.pass(Duration.ofMillis(1));

        disturbed(north);

        assertThat(scene.holdingSessions()).containsExactly(PHONE);
        assertThat(north.heard.timesReaffirmed(Reaffirmed.RECLAIMED)).isEqualTo(1);
    }

    @Test
    void hasTheNodeAskAtOnceWhoIsGone() {
        disturbed(north);

        assertThat(north.registered.calls()).containsExactly("renew");
    }

    @Test
    void isNothingToANodeThatHasLeft() {
        answer(north.guard.drain(Duration.ZERO, Duration.ZERO));
        north.registered.calls();

        disturbed(north);

        assertThat(north.registered.calls()).isEmpty();
    }

    private void disturbed(Scene.Node node) {
        answer(scene.cluster.tell(node.guard.node(), new Notice.Disturbed()));
        scene.time.pass(Duration.ofMillis(1));
    }
}
