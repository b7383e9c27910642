// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.guard.Plot.after;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.Cast;
import io.github.singlesession.guard.SeatInterleavingsTest.FirstCome;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of one session, whose claim is answered while it closes, is ended, or its node leaves. */
@Tag("full")
class LifeInterleavingsTest {

    private static final Plot CLOSES_AS_IT_IS_GRANTED =
            after("ask phone").atOnce("hear phone", "disconnect phone, speaks phone");

    @Test
    void aSessionThatIsOverAsItIsGrantedIsSilentAndHoldsNothing() {
        Plot.check(
                FirstCome.class,
                CLOSES_AS_IT_IS_GRANTED,
                after("ask phone").atOnce("hear phone", "end phone, speaks phone"),
                after("ask phone").atOnce("hear phone", "drain, speaks phone"));
    }

    @Test
    void aSessionThatEndsInTwoWaysIsOverOnce() {
        Plot.check(
                FirstCome.class,
                after("admit phone").atOnce("disconnect phone, speaks phone", "end phone, speaks phone"),
                after("admit phone").atOnce("disconnect phone", "disconnect phone, speaks phone"),
                after("admit phone").atOnce("disconnect phone, speaks phone", "drain, speaks phone"),
                after("admit phone").atOnce("end phone, speaks phone", "drain, speaks phone"));
    }

    @Test
    void nobodyIsAdmittedByANodeThatLeaves() {
        Plot.check(FirstCome.class, after().atOnce("admit phone, speaks phone", "drain, speaks phone"));
    }

    /** Without this the others could pass because they try no race. */
    @Test
    void aGuardThatForgetsACloseIsFound() {
        assertThatThrownBy(() -> Plot.check(ForgetsTheClose.class, CLOSES_AS_IT_IS_GRANTED))
                .isInstanceOf(LincheckAssertionError.class);
    }

    /** Keeps a close for when the claim is answered, but looks for it before the session holds. */
    public static final class ForgetsTheClose extends OneSeat {

        private volatile boolean closed;
        private volatile boolean heard;

        public ForgetsTheClose() {
            super(Cast.firstCome(1));
        }

        @Override
        public void hear(String session) {
            boolean over = closed;
            super.hear(session);
            heard = true;
            if (over) {
                super.disconnect(session);
            }
        }

        @Override
        public void disconnect(String session) {
            if (heard) {
                super.disconnect(session);
            } else {
                closed = true;
            }
        }
    }
}
