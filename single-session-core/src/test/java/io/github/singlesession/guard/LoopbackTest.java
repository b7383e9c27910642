// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.guard.Scene.HEARTBEAT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By what a node knows that it is heard of. */
class LoopbackTest {

    private final Scene scene = new Scene();

    @Test
    void isNotMissedWhereItComesBeforeTheAnswerToItsRenewal() {
        var north = scene.node("north");
        north.registered.holdAnswers();
        scene.time.pass(HEARTBEAT);
        north.registered.open();
        north.registered.deliver("renew");
        north.registered.calls();

        scene.time.pass(HEARTBEAT.multipliedBy(2));

        assertThat(north.registered.calls()).containsExactly("renew", "renew");
    }

    @Test
    void isNotMissedAfterAJoinWhichSendsNone() {
        var north = scene.newNode("north");
        var unused = north.guard.start();

        scene.time.pass(HEARTBEAT.multipliedBy(2));

        assertThat(north.registered.calls()).containsExactly("listen", "join", "renew", "renew");
    }
}
