// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionLease;
import org.junit.jupiter.api.Test;

class TellingTest {

    private final Telling telling = new Telling();

    @Test
    void keepsWhoeverWaitsUntilItIsDone() {
        var told = telling.of(1);
        assertThat(told).isNotCompleted();

        telling.done();

        assertThat(told).isCompleted();
        assertThat(telling.of(1)).isCompleted();
    }

    @Test
    void isAwaitedAgainOnceSomethingElseBefalls() {
        telling.done();
        telling.begin();

        assertThat(telling.of(1)).isNotCompleted();
    }

    @Test
    void letsThoseGoWhoWaitForALeaseThatNobodyIsToldOf() {
        var earlier = telling.of(1);
        var same = telling.of(2);
        var whatever = telling.of(SessionLease.ANY_TOKEN);

        telling.grantedBy(2);

        assertThat(earlier).isCompleted();
        assertThat(same).isNotCompleted();
        assertThat(whatever).isNotCompleted();
        assertThat(telling.of(1)).isCompleted();
        assertThat(telling.of(2)).isNotCompleted();
        assertThat(telling.of(SessionLease.ANY_TOKEN)).isNotCompleted();
    }
}
