// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.sample.game.VirtualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final VirtualTimer timer = new VirtualTimer();
    private final List<String> left = new ArrayList<>();
    private final Presence presence = new Presence(timer, GRACE, joined -> {}, left::add);

    @Test
    void countsAPlayerAsGoneWhenTheGraceIsOver() {
        presence.started("alice", "tab");
        presence.ended("alice", "tab");

        timer.pass(GRACE.minus(MOMENT));
        assertThat(left).isEmpty();
        timer.pass(MOMENT);
        assertThat(left).containsExactly("alice");
    }

    @Test
    void doesNotSeeARefresh() {
        presence.started("alice", "before");
        presence.ended("alice", "before");
        timer.pass(MOMENT);
        presence.started("alice", "after");

        timer.pass(GRACE.multipliedBy(3));

        assertThat(left).isEmpty();
    }

    @Test
    void givesEveryEndAGraceOfItsOwn() {
        presence.started("alice", "first");
        presence.ended("alice", "first");
        timer.pass(GRACE.minus(MOMENT));
        presence.started("alice", "second");
        presence.ended("alice", "second");

        timer.pass(GRACE.minus(MOMENT));
        assertThat(left).isEmpty();
        timer.pass(MOMENT);
        assertThat(left).containsExactly("alice");
    }

    @Test
    void neverCountsADisplacedSessionAsLeaving() {
        presence.started("alice", "old tab");
        presence.displaced("alice", "old tab");
        timer.pass(GRACE.multipliedBy(3));
        presence.started("alice", "new tab");

        timer.pass(GRACE.multipliedBy(3));

        assertThat(left).isEmpty();
    }

    @Test
    void staysWithAPlayerWhoHasAnotherSession() {
        presence.started("alice", "phone");
        presence.started("alice", "laptop");
        presence.ended("alice", "phone");

        timer.pass(GRACE.multipliedBy(3));

        assertThat(left).isEmpty();
    }

    @Test
    void doesNotMindAnEndWithoutABeginning() {
        presence.ended("alice", "unknown");
        presence.displaced("alice", "unknown");

        timer.pass(GRACE.multipliedBy(3));

        assertThat(left).isEmpty();
    }
}
