// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("endpoints")
class PathTests {

    @ParameterizedTest(name = "{1}, preserve receive order: {0}")
    @CsvSource({
        "false,single-session.exclude-paths=/free/**",
        "true,single-session.exclude-paths=/free/**",
        "false,single-session.paths=/ws",
        "true,single-session.paths=/ws"
    })
    void areEnforcedWhereThePathsSaySo(boolean preserveReceiveOrder, String paths) {
        try (var server = QuizServer.start("quiz.preserve-receive-order=" + preserveReceiveOrder, paths)) {
            server.connected("alice");
            var one = connectedWhereFree(server, "x-user: alice");
            var two = connectedWhereFree(server, "x-user: alice");
            var nobody = connectedWhereFree(server, "x-nothing: at-all");

            DUPLICATE_SESSION.expectOn(
                    server.open("alice").connect(),
                    "single-session-retry-after:2250",
                    "single-session-takeover-allowed:false");
            one.expectEcho("one");
            two.expectEcho("two");
            nobody.expectEcho("nobody");
        }
    }

    private static RawStomp connectedWhereFree(QuizServer server, String handshakeHeader) {
        var client = server.openAt("/free/ws", handshakeHeader).connect();
        client.expectConnected();
        return client;
    }
}
