// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told last.
 *
 * @param code the code of the ERROR frame and of the close frame
 * @param retryAfter how long until trying again may help, zero if that is not said
 * @param takeoverAllowed whether the client may ask for the seat; null where that is not the question
 * @param receipt the receipt that the client asked for with the refused frame, null if it did not
 * @param text the words for a person
 */
record Farewell(
        SessionCode code,
        Duration retryAfter,
        @Nullable Boolean takeoverAllowed,
        @Nullable String receipt,
        String text) {

    static Farewell of(SessionCode code) {
        return new Farewell(code, Duration.ZERO, null, null, code.text());
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
        return new Farewell(code, delay, takeoverAllowed, receipt, text);
    }

    private Farewell takeoverAllowed(boolean allowed) {
        return new Farewell(code, retryAfter, allowed, receipt, text);
    }

    Farewell answering(@Nullable String askedReceipt) {
        return new Farewell(code, retryAfter, takeoverAllowed, askedReceipt, text);
    }
}
