// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_STALE;
import static io.github.singlesession.spring.wire.PlainServer.afterPings;
import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static io.github.singlesession.spring.wire.PlainServer.assertEnds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a plain client that answers no ping")
class PlainPingTests {

    @Test
    void isEndedWhenItWasSilentForTooLongAndItsSeatIsFree() {
        try (var server = PlainServer.start(
                "single-session.ping.interval=100ms",
                "single-session.ping.timeout=400ms",
                "single-session.ping.probe-timeout=60s")) {
            var lively = server.connected("bob");
            var silent = server.connected("alice").stopAnswering();

            assertThat(afterPings(silent)).isEqualTo(SESSION_STALE.close());

            assertEchoes(server.connected("alice"), "mine now");
            assertEchoes(lively, "still here");
            assertThat(lively.history()).contains(new Received.Ping("single-session"));
        }
    }

    @Test
    void isOutOfTheWayOfTheNextTryOfWhoWasRefusedForIt() {
        try (var server = PlainServer.start("single-session.ping.probe-timeout=500ms")) {
            var silent = server.connected("alice").stopAnswering();

            assertEnds(server.openAs("alice"), DUPLICATE_SESSION);

            assertThat(afterPings(silent)).isEqualTo(SESSION_STALE.close());
            assertEchoes(server.connected("alice"), "mine now");
        }
    }
}
