// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_STALE;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a holder that somebody was refused for")
class StalePeerTests extends InBothOrders {

    StalePeerTests() {
        super("single-session.ping.probe-timeout=500ms");
    }

    @Test
    void isOutOfTheWayOfTheNextTryIfItAnswersNoPing() {
        var holder = server.connected("alice");
        holder.socket().stopAnswering();

        assertRefused(server.open("alice").connect());

        SESSION_STALE.assertIsError(holder.expectError());
        server.awaitConnected("alice").expectEcho("mine now");
    }

    @Test
    void isOutOfTheWayAlthoughItReadsNothingOfWhatItIsSent() {
        var holder = server.connected("erin");
        holder.subscribe("/topic/flood").expectEcho("subscribed");
        holder.socket().stopReading();
        var payload = "x".repeat(60_000);
        for (int i = 0; i < 50; i++) {
            server.broker().convertAndSend("/topic/flood", payload);
        }

        assertRefused(server.open("erin").connect());

        server.awaitConnected("erin").expectEcho("mine now");
    }

    @Test
    void keepsItsSeatIfItAnswers() {
        var holder = server.connected("bob");
        var dead = server.connected("carol");
        dead.socket().stopAnswering();

        for (int i = 0; i < 2; i++) {
            assertRefused(server.open("bob").connect());
        }
        // Probed after bob, and gone: by then bob would be gone, too.
        assertRefused(server.open("carol").connect());
        SESSION_STALE.assertIsError(dead.expectError());

        holder.expectEcho("still here");
    }

    private static void assertRefused(RawStomp client) {
        DUPLICATE_SESSION.expectOn(client, "single-session-retry-after:750", "single-session-takeover-allowed:false");
    }
}
