// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.web.socket.CloseStatus;

@DisplayName("first-come")
class FirstComeTests extends InBothOrders {

    private static final String RETRY_AFTER = "single-session-retry-after:60250";
    private static final String NO_TAKEOVER = "single-session-takeover-allowed:false";

    private final AtomicInteger users = new AtomicInteger();

    /** A probe would free a seat that was leaked: here it comes too late to hide one. */
    FirstComeTests() {
        super("single-session.ping.probe-timeout=60s");
    }

    @Test
    void refusesTheSecondSessionOfAUser() {
        server.connected("alice");

        var second = server.open("alice").connect();

        DUPLICATE_SESSION.expectOn(second, RETRY_AFTER, NO_TAKEOVER);
    }

    @Test
    void answersTheReceiptThatARefusedConnectAskedFor() {
        server.connected("bob");

        var second = server.open("bob").connect("receipt:r-7");

        DUPLICATE_SESSION.expectOn(second, RETRY_AFTER, NO_TAKEOVER, "receipt-id:r-7");
    }

    @Test
    void refusesEveryFurtherSession() {
        server.connected("carol");

        for (int i = 0; i < 3; i++) {
            DUPLICATE_SESSION.expectOn(server.open("carol").connect(), RETRY_AFTER, NO_TAKEOVER);
        }
    }

    @Test
    void leavesTheHolderUntouched() {
        var holder = server.connected("dave");

        DUPLICATE_SESSION.expectOn(server.open("dave").connect(), RETRY_AFTER, NO_TAKEOVER);

        holder.expectEcho("still here");
    }

    @Test
    void limitsEachUserForItself() {
        var erin = server.connected("erin");
        var frank = server.connected("frank");

        erin.expectEcho("erin's");
        frank.expectEcho("frank's");
    }

    @Test
    void takesTheUserThatTheApplicationSetInConnect() {
        server.open("proxy").connect("login:grace").expectConnected();
        server.open("proxy").connect("login:heidi").expectConnected();

        DUPLICATE_SESSION.expectOn(server.openAt("/ws").connect("login:grace"), RETRY_AFTER, NO_TAKEOVER);
        server.connected("proxy");
    }

    @Test
    void refusesATakeoverWhereNoneIsOnOffer() {
        var holder = server.connected("ivan");

        var second = server.open("ivan").connect("single-session-takeover:true");

        DUPLICATE_SESSION.expectOn(second, RETRY_AFTER, NO_TAKEOVER);
        holder.expectEcho("still here");
    }

    @Test
    void grantsOneOfManyThatComeAtOnce() {
        var clients = IntStream.range(0, 12).mapToObj(i -> server.open("judy")).toList();

        clients.parallelStream().forEach(RawStomp::connect);

        assertThat(clients.stream().map(client -> client.expectAnyFrame().command()))
                .containsOnlyOnce("CONNECTED")
                .filteredOn("ERROR"::equals)
                .hasSize(11);
    }

    @ParameterizedTest
    @MethodSource
    void freesTheSeatHoweverItsHolderEnds(BiConsumer<QuizServer, RawStomp> end) {
        var user = "kim-" + users.incrementAndGet();
        var holder = server.connected(user);

        end.accept(server, holder);

        server.awaitConnected(user).expectEcho("granted");
    }

    static Stream<Named<BiConsumer<QuizServer, RawStomp>>> freesTheSeatHoweverItsHolderEnds() {
        return Stream.of(
                Named.of("closes normally", (server, holder) -> holder.closeNormally()),
                Named.of("leaves with DISCONNECT, and closes", (server, holder) -> {
                    holder.disconnect("bye").expect("RECEIPT");
                    holder.closeNormally();
                }),
                Named.of("leaves with DISCONNECT, without a receipt", (server, holder) -> holder.disconnect(null)),
                Named.of("resets the connection", (server, holder) -> holder.reset()),
                Named.of("ends the connection without a close frame", (server, holder) -> holder.close()),
                Named.of("is closed by the application", FirstComeTests::closeByTheApplication),
                Named.of("breaks the WebSocket protocol", (server, holder) -> holder.socket()
                        .sendClose(1005, "")),
                Named.of("breaks STOMP", (server, holder) -> holder.raw("SEND\nno colon\n\n\0")),
                Named.of("sends too much", (server, holder) -> holder.raw("SEND\n\n" + "x".repeat(80_000))));
    }

    @Test
    void keepsTheFramesBehindARefusedConnectFromTheApplication() {
        server.connected("leo");

        var oneSegment = server.open("leo");
        oneSegment
                .socket()
                .inOneSegment(
                        StompFrame.connect().text(),
                        StompFrame.subscribe("s", "/app/echo/smuggled").text(),
                        StompFrame.send("/app/echo", "smuggled").text());
        DUPLICATE_SESSION.expectOn(oneSegment, RETRY_AFTER, NO_TAKEOVER);
        var oneMessage = server.open("leo");
        oneMessage.raw(StompFrame.connect().text()
                + StompFrame.subscribe("s", "/app/echo/smuggled").text()
                + StompFrame.send("/app/echo", "smuggled").text());
        DUPLICATE_SESSION.expectOn(oneMessage, RETRY_AFTER, NO_TAKEOVER);

        assertNothingReachedTheApplication(oneSegment);
        assertNothingReachedTheApplication(oneMessage);
        assertThat(server.recorder().bodiesOf("leo")).isEmpty();
    }

    @Test
    void keepsTheFramesOfARefusedSessionThatStaysFromTheApplication() {
        server.connected("mia");
        var refused = server.open("mia");
        refused.socket().stopAnswering();
        refused.connect();
        DUPLICATE_SESSION.assertIsError(refused.expectError(), RETRY_AFTER, NO_TAKEOVER);
        assertThat(refused.socket().next()).isEqualTo(DUPLICATE_SESSION.close());

        refused.send("/app/echo", "smuggled").subscribe("/app/echo/smuggled");
        refused.close();

        assertNothingReachedTheApplication(refused);
        assertThat(server.recorder().bodiesOf("mia")).isEmpty();
    }

    @Test
    void freesTheSeatAtDisconnectThoughTheConnectionStays() {
        var left = server.connected("nina").disconnect("bye");
        left.expect("RECEIPT");

        server.connected("nina").expectEcho("mine now");

        left.send("/app/echo", "late").subscribe("/app/echo/late");
        left.closeNormally();
        server.awaitClosed(left);
        assertThat(server.recorder().bodiesOf("nina")).containsExactly("mine now");
        DUPLICATE_SESSION.expectOn(server.open("nina").connect(), RETRY_AFTER, NO_TAKEOVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o", "a:b", "O'Hara {x} *", "\uc544\ub9ac \ud83d\ude00"})
    void tellsUsersApartByTheirWholeName(String user) {
        var longer = user + "2";
        connectedAs(user).expectEcho("one");
        connectedAs(longer).expectEcho("two");
        connectedAs(user.repeat(200)).expectEcho("three");

        for (var name : List.of(user, longer, user.repeat(200))) {
            DUPLICATE_SESSION.expectOn(openAs(name), RETRY_AFTER, NO_TAKEOVER);
        }
    }

    private RawStomp connectedAs(String user) {
        var client = openAs(user);
        client.expectConnected();
        return client;
    }

    private RawStomp openAs(String user) {
        return server.openAt("/ws").connect("login:" + user);
    }

    private void assertNothingReachedTheApplication(RawStomp refused) {
        server.awaitClosed(refused);
        var sessionId = server.sessionId(refused);
        assertThat(server.recorder().inboundOf(sessionId))
                .as("what the broker got")
                .allSatisfy(headers -> assertThat(headers.getCommand()).isEqualTo(StompCommand.DISCONNECT));
    }

    private static void closeByTheApplication(QuizServer server, RawStomp client) {
        try {
            server.connection(client).session().close(CloseStatus.POLICY_VIOLATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client.expectClose(CloseStatus.POLICY_VIOLATION.getCode(), "");
    }
}
