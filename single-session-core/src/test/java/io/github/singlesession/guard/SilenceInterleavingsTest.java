// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.guard.Plot.after;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.Cast;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The silence of who is displaced: before anybody is told of it, and before the successor speaks. */
@Tag("full")
class SilenceInterleavingsTest {

    private static final Plot SPEAKS_ON = after("admit phone").atOnce("admit laptop", "speaksAfterItsEnd phone");

    @Test
    void whoIsDisplacedFallsSilentAtOnceAndForEver() {
        Plot.check(
                KickOld.class,
                SPEAKS_ON,
                after("admit phone").atOnce("admit laptop, speaks phone", "speaks phone, speaks phone"),
                after("admit phone").atOnce("admit laptop, speaks laptop", "bothSpeak"));
    }

    @Test
    void whoIsDisplacedBeforeItsOwnGrantIsToldNeverSpeaksBesideItsSuccessor() {
        Plot.check(
                KickOld.class,
                after("ask phone", "ask laptop").atOnce("hear phone, bothSpeak", "hear laptop, bothSpeak"),
                after("ask phone", "ask laptop").atOnce("hear phone", "hear laptop", "bothSpeak"));
    }

    @Test
    void whoIsDisplacedAsItEndsIsOverOnce() {
        Plot.check(
                KickOld.class,
                after("admit phone").atOnce("admit laptop", "disconnect phone, speaks phone"),
                after("admit phone").atOnce("admit laptop", "end phone"),
                after("admit phone").atOnce("admit laptop", "drain, speaks phone"));
    }

    /** Without this the others could pass because they try no race. */
    @Test
    void aGuardThatTellsFirstAndSilencesThenIsFound() {
        assertThatThrownBy(() -> Plot.check(TellsFirst.class, SPEAKS_ON)).isInstanceOf(LincheckAssertionError.class);
    }

    public static final class KickOld extends OneSeat {
        public KickOld() {
            super(Cast.kickOld(1));
        }
    }

    /** Lets the loser speak until its successor was admitted. */
    public static final class TellsFirst extends OneSeat {

        private volatile boolean displaced;

        public TellsFirst() {
            super(Cast.kickOld(1));
        }

        @Override
        public String admit(String session) {
            var admission = super.admit(session);
            displaced = session.equals(Cast.LAPTOP);
            return admission;
        }

        @Override
        public boolean speaks(String session) {
            return session.equals(Cast.PHONE) ? !displaced : super.speaks(session);
        }
    }
}
