// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("sessions without a user")
class UnauthenticatedTests {

    private static final String NOBODY = "x-nothing: at-all";
    private static final String ANONYMOUS = "x-anonymous: true";

    @ParameterizedTest(name = "{1}, preserve receive order: {0}")
    @CsvSource({"false," + NOBODY, "true," + NOBODY, "false," + ANONYMOUS, "true," + ANONYMOUS})
    void areRefusedByDefault(boolean preserveReceiveOrder, String handshakeHeader) {
        try (var server = start(preserveReceiveOrder, "reject")) {
            var client = server.openAt("/ws", handshakeHeader).connect();
            client.send("/app/echo", "smuggled");

            UNAUTHENTICATED.expectOn(client);
            server.awaitClosed(client);
            assertThat(server.recorder().processed()).isEmpty();
            server.openAt("/ws", handshakeHeader).connect("login:alice").expectConnected();
        }
    }

    @ParameterizedTest(name = "{1}, preserve receive order: {0}")
    @CsvSource({"false," + NOBODY, "true," + NOBODY, "false," + ANONYMOUS, "true," + ANONYMOUS})
    void areNotLimitedWhereIgnored(boolean preserveReceiveOrder, String handshakeHeader) {
        try (var server = start(preserveReceiveOrder, "ignore")) {
            var clients = Stream.generate(() -> server.openAt("/ws", handshakeHeader))
                    .limit(3)
                    .toList();

            clients.forEach(client -> client.connect().expectConnected());

            clients.forEach(client -> client.expectEcho("all of us"));
        }
    }

    private static QuizServer start(boolean preserveReceiveOrder, String unauthenticated) {
        return QuizServer.start(
                "quiz.preserve-receive-order=" + preserveReceiveOrder,
                "single-session.unauthenticated=" + unauthenticated);
    }
}
