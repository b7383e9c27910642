// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.tck.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemberTimeTest {

    private static final long SECOND = 1_000_000;

    private final ManualClock clock = new ManualClock();
    private final MemberTime time = new MemberTime(clock);

    @Test
    void isTheMembersOwnUntilTheRegisterWasHeard() {
        assertThat(time.now()).isEqualTo(clock.instant().toEpochMilli() * 1_000);
    }

    @Test
    void neverShowsTheSameTwice() {
        long first = time.now();

        assertThat(time.now()).isEqualTo(first + 1);
        assertThat(time.now()).isEqualTo(first + 2);
    }

    @Test
    void followsTheRegisterForwards() {
        long own = time.own();
        time.heard(own + 10 * SECOND, own, own + SECOND);

        assertThat(time.now()).isBetween(own + 9 * SECOND, own + 10 * SECOND);
    }

    @Test
    void followsTheRegisterBackwardsAtOnce() {
        long own = time.now();
        time.heard(own - 10 * SECOND, own, own + SECOND);

        assertThat(time.now()).isBetween(own - 11 * SECOND, own - 10 * SECOND);
    }

    @Test
    void staysAsItIsWhileItMayBeRight() {
        long own = time.own();
        time.heard(own + 10 * SECOND, own, own);
        long before = time.now();

        // An answer that took long says little: the register may have read its clock at any time meanwhile.
        time.heard(own + 12 * SECOND, own, own + 4 * SECOND);

        assertThat(time.now()).isEqualTo(before + 1);
    }

    @Test
    void keepsItsCorrectionAsTimePasses() {
        long own = time.own();
        time.heard(own + 10 * SECOND, own, own);
        clock.advance(Duration.ofSeconds(5));

        assertThat(time.now()).isEqualTo(own + 15 * SECOND);
    }
}
