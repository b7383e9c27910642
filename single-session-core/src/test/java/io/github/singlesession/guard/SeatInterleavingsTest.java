// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.guard.Plot.after;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.Cast;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who gets the seat when several come, and somebody goes, at once. */
@Tag("full")
class SeatInterleavingsTest {

    private static final Plot TWO_COME = after().atOnce("admit phone", "admit laptop");

    @Test
    void noMoreAreAdmittedThanMaySit() {
        Plot.check(
                FirstCome.class,
                TWO_COME,
                after().atOnce("admit phone", "admit laptop", "end phone"),
                after("admit phone").atOnce("end phone", "admit laptop"),
                after("admit phone").atOnce("disconnect phone", "admit laptop"));
    }

    /** Without this the other could pass because it tries no race. */
    @Test
    void aGuardThatLooksBeforeItClaimsIsFound() {
        assertThatThrownBy(() -> Plot.check(LooksAndClaims.class, TWO_COME)).isInstanceOf(LincheckAssertionError.class);
    }

    public static final class FirstCome extends OneSeat {
        public FirstCome() {
            super(Cast.firstCome(1));
        }
    }

    /** Asks whether the seat is free, and then takes it, whoever has it by then. */
    public static final class LooksAndClaims extends OneSeat {

        public LooksAndClaims() {
            super(Cast.kickOld(1));
        }

        @Override
        public String admit(String session) {
            return holders().isEmpty() ? super.admit(session) : Refusal.DUPLICATE_SESSION.name();
        }
    }
}
