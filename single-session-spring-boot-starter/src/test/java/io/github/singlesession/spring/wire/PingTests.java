// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_STALE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the server's pings")
class PingTests extends InBothOrders {

    PingTests() {
        super(
                "single-session.ping.interval=100ms",
                "single-session.ping.timeout=400ms",
                "single-session.ping.probe-timeout=60s");
    }

    @Test
    void endASessionWhoseClientFellSilentAndFreeItsSeat() {
        var silent = server.connected("alice");
        silent.socket().stopAnswering();

        SESSION_STALE.assertIsError(silent.expectError());
        assertThat(silent.socket().next()).isEqualTo(new Received.Close(4408, "SESSION_STALE"));

        server.connected("alice").expectEcho("mine now");
    }

    @Test
    void leaveASessionAloneWhoseClientAnswers() {
        var lively = server.connected("bob");
        var silent = server.connected("carol");
        silent.socket().stopAnswering();

        // Connected later, and ended: by then the other would have been ended, too.
        SESSION_STALE.assertIsError(silent.expectError());

        lively.expectEcho("still here");
        assertThat(lively.socket().history()).contains(new Received.Ping("single-session"));
    }

    @Test
    void doNotWaitBehindAPeerThatReadsNothing() {
        var stalled = server.connected("dave");
        stalled.subscribe("/topic/flood").expectEcho("subscribed");
        stalled.socket().stopReading();
        var payload = "x".repeat(60_000);
        for (int i = 0; i < 50; i++) {
            server.broker().convertAndSend("/topic/flood", payload);
        }

        var lively = server.connected("erin");
        var silent = server.connected("frank");
        silent.socket().stopAnswering();

        SESSION_STALE.assertIsError(silent.expectError());
        lively.expectEcho("still here");
        server.awaitConnected("dave").expectEcho("mine now");
    }
}
