// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("behind a relay whose broker goes away")
class RelayOutageTests extends InBothOrders {

    private static final RelayBroker BROKER = new RelayBroker();

    /** A probe would free a seat that was leaked: here it comes too late to hide one. */
    RelayOutageTests() {
        super(BROKER.property(), "quiz.relay-heartbeat=1000", "single-session.ping.probe-timeout=60s");
    }

    @BeforeEach
    void awaitBroker() {
        RelayBroker.awaitAvailable(server);
    }

    @AfterEach
    void thaw() {
        BROKER.tap().thaw();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @Test
    void sessionsEndAndLeaveNoSeatTaken() {
        var alice = server.connected("alice");
        var bob = server.connected("bob");

        BROKER.stop();

        assertBrokerLost(alice);
        assertBrokerLost(bob);
        server.awaitSeatFree("alice");
        server.awaitSeatFree("bob");
        BROKER.startAgain();
        RelayBroker.awaitAvailable(server);
        RelayBroker.expectMessage(server, server.connected("alice"), "back again");
    }

    @Test
    void whoComesMeanwhileIsSentAwayAndLeavesNoSeatTaken() {
        BROKER.stop();
        RelayBroker.awaitUnavailable(server);

        for (int i = 0; i < 3; i++) {
            assertBrokerLost(server.open("carol").connect());
            server.awaitSeatFree("carol");
        }

        BROKER.startAgain();
        RelayBroker.awaitAvailable(server);
        RelayBroker.expectMessage(server, server.connected("carol"), "at last");
    }

    @Test
    void aSeatIsKeptAtABrokerThatHangsUntilTheNextFrameTellsOfIt() {
        var holder = server.connected("dave");
        BROKER.tap().freeze();

        var unanswered = server.open("erin").connect();
        QuizServer.patiently().until(() -> server.isSeated("erin"));
        unanswered.reset();
        server.awaitSeatFree("erin");
        RelayBroker.awaitUnavailable(server);
        Ending.DUPLICATE_SESSION.assertIsError(
                server.open("dave").connect().expectError(),
                "single-session-retry-after:60250",
                "single-session-takeover-allowed:false");
        holder.send("/topic/quiz", "hello?");

        assertBrokerLost(holder);
        server.awaitSeatFree("dave");
        BROKER.tap().thaw();
        RelayBroker.awaitAvailable(server);
        RelayBroker.expectMessage(server, server.connected("dave"), "back again");
    }

    /** What Spring tells a client, to which single-session adds nothing. Its ERROR frame may get lost, the close not. */
    private static void assertBrokerLost(RawStomp client) {
        client.socket().awaitEnd();
        assertThat(client.socket().history()).contains(new Received.Close(1002, ""));
        assertThat(client.socket().transcript()).doesNotContain("single-session-code");
    }
}
