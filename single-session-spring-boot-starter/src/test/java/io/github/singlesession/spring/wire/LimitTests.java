// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a limit of two")
class LimitTests {

    @ParameterizedTest(name = "preserve receive order: {0}")
    @ValueSource(booleans = {false, true})
    void refusesTheThirdWhoComes(boolean preserveReceiveOrder) {
        try (var server = start(preserveReceiveOrder, "first-come")) {
            var first = server.connected("alice");
            var second = server.connected("alice");

            DUPLICATE_SESSION.expectOn(
                    server.open("alice").connect(),
                    "single-session-retry-after:2250",
                    "single-session-takeover-allowed:false");

            first.expectEcho("first");
            second.expectEcho("second");
        }
    }

    @ParameterizedTest(name = "preserve receive order: {0}")
    @ValueSource(booleans = {false, true})
    void replacesTheOldestOfTwo(boolean preserveReceiveOrder) {
        try (var server = start(preserveReceiveOrder, "kick-old")) {
            var first = server.connected("alice");
            var second = server.connected("alice");

            var third = server.connected("alice");

            SESSION_REPLACED.expectOn(first);
            second.expectEcho("second");
            third.expectEcho("third");
        }
    }

    private static QuizServer start(boolean preserveReceiveOrder, String policy) {
        return QuizServer.start(
                "quiz.preserve-receive-order=" + preserveReceiveOrder,
                "single-session.limit=2",
                "single-session.policy=" + policy);
    }
}
