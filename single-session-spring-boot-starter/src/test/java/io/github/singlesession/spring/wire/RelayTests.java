// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("in front of a broker relay")
class RelayTests extends InBothOrders {

    private static final RelayBroker BROKER = new RelayBroker();
    private static final AtomicInteger MARKS = new AtomicInteger();

    /** A probe would free a seat that was leaked: here it comes too late to hide one. */
    RelayTests() {
        super(
                BROKER.property(),
                "single-session.ping.probe-timeout=60s",
                "single-session.scopes.watch.paths=/ws/watch",
                "single-session.scopes.watch.policy=kick-old");
    }

    @BeforeEach
    void awaitBroker() {
        RelayBroker.awaitAvailable(server);
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @Test
    void messagesReachWhoWasAdmittedByWayOfTheBroker() {
        RelayBroker.expectMessage(server, server.connected("alice"), "question 1");
    }

    @Test
    void theBrokerNeverHearsOfWhoWasRefused() {
        var mark = mark();
        var holder = server.connected("bob");

        var refused = server.open("bob");
        refused.socket()
                .inOneSegment(
                        StompFrame.connect(mark).text(),
                        StompFrame.subscribe("s", "/topic/" + mark).text(),
                        StompFrame.send("/topic/" + mark, "smuggled").text());
        DUPLICATE_SESSION.expectOn(
                refused, "single-session-retry-after:60250", "single-session-takeover-allowed:false");
        server.awaitClosed(refused);

        var later = mark();
        server.connected("carol", later);
        BROKER.connectionOf(later);
        assertThat(BROKER.tap().connections())
                .noneSatisfy(connection -> assertThat(connection.sent()).contains(mark));
        RelayBroker.expectMessage(server, holder, "still here");
    }

    @Test
    void theBrokerLosesWhoWasDisplaced() {
        var mark = mark();
        var holder = watching("dave").connect(mark);
        holder.expectConnected();
        var connection = BROKER.connectionOf(mark);

        var newcomer = watching("dave").connect();

        newcomer.expectConnected();
        SESSION_REPLACED.expectOn(holder);
        QuizServer.patiently().until(connection::ended);
        RelayBroker.expectMessage(server, newcomer, "mine now");
    }

    @ParameterizedTest
    @MethodSource
    void theSeatIsFreeHoweverItsHolderEnds(Consumer<RawStomp> end) {
        var mark = mark();
        var user = "user-" + mark;
        var holder = server.connected(user, mark);
        var connection = BROKER.connectionOf(mark);

        end.accept(holder);

        RelayBroker.expectMessage(server, server.awaitConnected(user), "mine now");
        holder.close();
        QuizServer.patiently().until(connection::ended);
    }

    static Stream<Named<Consumer<RawStomp>>> theSeatIsFreeHoweverItsHolderEnds() {
        return Stream.of(
                Named.of("closes normally", RawStomp::closeNormally),
                // The broker closes behind its RECEIPT; whether Spring passes on that or an ERROR first is a race.
                Named.of("leaves with DISCONNECT", holder -> holder.disconnect("bye")),
                Named.of("leaves with DISCONNECT, without a receipt", holder -> holder.disconnect(null)),
                Named.of("resets the connection", RawStomp::reset));
    }

    @Test
    void theBrokerNeverSeesWhatAClientAsksOfUs() {
        var mark = mark();

        server.connected("erin", "single-session-client:0123456789abcd_-", "single-session-takeover:true", mark);

        assertThat(BROKER.connectionOf(mark).sent())
                .startsWith("CONNECT\n")
                .doesNotContain("single-session", "0123456789abcd_-");
    }

    private RawStomp watching(String user) {
        return server.openAt("/ws/watch", "x-user: " + user);
    }

    /** A header by which a client's CONNECT is found again at the broker. */
    private static String mark() {
        return "mark:" + MARKS.incrementAndGet();
    }
}
