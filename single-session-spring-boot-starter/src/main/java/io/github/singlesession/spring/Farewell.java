// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.Refusal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told last.
 *
 * @param code the code of the ERROR frame and of the close frame
 * @param retryAfter how long until trying again may help, zero if that is not said
 * @param takeoverAllowed whether the client may ask for the seat; null where that is not the question
 * @param receipt the receipt that the client asked for with the refused frame, null if it did not
 * @param detail what more there is to say, null if nothing: whether it is said is for the {@link ErrorFrameFactory}
 */
record Farewell(
        SessionCode code,
        Duration retryAfter,
        @Nullable Boolean takeoverAllowed,
        @Nullable String receipt,
        @Nullable String detail) {

    static Farewell of(SessionCode code) {
        return new Farewell(code, Duration.ZERO, null, null, null);
    }

    /** Returns what a session that asked by this rule is told about its refusal. */
    static Farewell of(Admission.Refused refused, SessionRule rule) {
        var farewell = of(SessionCode.of(refused.reason())).retryAfter(refused.retryAfter());
        if (refused.reason() != Refusal.DUPLICATE_SESSION) {
            return farewell;
        }
        boolean takeoverAllowed = rule.policy() == ConflictPolicy.FIRST_COME && rule.takeoverOnRequest();
        return farewell.takeoverAllowed(takeoverAllowed);
    }

    static Farewell badRequest(String why) {
        return new Farewell(SessionCode.BAD_REQUEST, Duration.ZERO, null, null, why);
    }

    private Farewell retryAfter(Duration delay) {
        return new Farewell(code, delay, takeoverAllowed, receipt, detail);
    }

    private Farewell takeoverAllowed(boolean allowed) {
        return new Farewell(code, retryAfter, allowed, receipt, detail);
    }

    /** Returns the same for a session that somebody ended, saying why. */
    Farewell because(@Nullable String why) {
        return new Farewell(code, retryAfter, takeoverAllowed, receipt, why);
    }

    Farewell answering(@Nullable String askedReceipt) {
        return new Farewell(code, retryAfter, takeoverAllowed, askedReceipt, detail);
    }

    /** Returns what there is to be put into words. */
    ErrorFrame frame(Locale locale) {
        return new ErrorFrame(code, locale, retryAfter, takeoverAllowed, detail);
    }
}
