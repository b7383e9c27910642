// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;

@DisplayName("the raw client and the application, without single-session")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawWebSocketTests {

    private QuizServer server;

    @BeforeAll
    void start() {
        server = QuizServer.start("single-session.enabled=false");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void failsWithTheAnswerIfThereIsNoUpgrade() {
        assertThatThrownBy(() -> RawWebSocket.open(server.port(), "/nowhere"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no upgrade of /nowhere: HTTP/1.1 404");
    }

    @Test
    void readsConnectedAsItStandsOnTheWire() {
        var alice = server.open("alice").connect();

        assertThat(alice.expectConnected())
                .isEqualTo(
                        new StompFrame("CONNECTED", List.of("version:1.2", "heart-beat:0,0", "user-name:alice"), ""));
    }

    @Test
    void isAnsweredByTheApplication() {
        var bob = server.connected("bob").expectEcho("hello");

        assertThat(server.recorder().processed())
                .contains(new AppRecorder.Processed(server.sessionId(bob), "bob", "hello"));
        assertThat(server.recorder().connects()).containsOnlyOnce(server.sessionId(bob));
    }

    @Test
    void takesTheUserFromTheHandshakeOrFromConnectOrHasNone() {
        assertThat(server.open("carol").connect().expectConnected().values("user-name"))
                .containsExactly("carol");
        assertThat(server.open("carol").connect("login:dora").expectConnected().values("user-name"))
                .containsExactly("dora");
        assertThat(server.openAt("/ws").connect().expectConnected().values("user-name"))
                .isEmpty();
    }

    @Test
    void sendsSeveralFramesInOneMessage() {
        var erin = server.open("erin");

        erin.raw(StompFrame.connect().text()
                + StompFrame.subscribe("a", "/app/echo/one").text()
                + StompFrame.subscribe("b", "/app/echo/two").text());

        // Each frame has a thread of its own: which answer is first is a race.
        assertThat(Stream.generate(erin::expectAnyFrame).limit(3))
                .extracting(StompFrame::command, StompFrame::body)
                .containsExactlyInAnyOrder(tuple("CONNECTED", ""), tuple("MESSAGE", "one"), tuple("MESSAGE", "two"));
    }

    @Test
    void sendsOneFrameOverSeveralMessages() {
        var frank = server.open("frank");

        frank.raw("CONN").raw("ECT\naccept-version:1.2\nhost:localhost\n\n").raw("\0");

        frank.expectConnected();
    }

    @Test
    void sendsOneMessageInFragments() {
        var grace = server.open("grace");

        grace.socket().fragments("CONNECT\naccept-", "version:1.2\nhost:local", "host\n\n\0");

        grace.expectConnected();
    }

    @Test
    void sendsSeveralMessagesInOneSegment() {
        var heidi = server.open("heidi");

        heidi.socket()
                .inOneSegment(
                        StompFrame.connect().text(),
                        StompFrame.send("/app/echo", "tail").text());

        heidi.expectConnected();
        QuizServer.patiently().until(() -> !server.recorder().bodiesOf("heidi").isEmpty());
        assertThat(server.recorder().bodiesOf("heidi")).containsExactly("tail");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1012, 3000, 4001, 4999})
    void readsTheCodeAndReasonWithWhichTheServerCloses(int code) {
        var ivan = server.connected("ivan");

        closeFromTheServer(ivan, new CloseStatus(code, "WHY"));

        ivan.expectClose(code, "WHY");
        assertThat(server.awaitClosed(ivan).getCode()).isEqualTo(code);
    }

    @Test
    void readsTheErrorOfSpringAndItsClose() {
        var judy = server.open("judy").send("/app/echo", "too early");

        assertThat(judy.expectError().header("message")).startsWith("Unknown session");
        judy.expectClose(1002, "");
    }

    @Test
    void closesNormally() {
        var kim = server.connected("kim");

        kim.closeNormally();

        assertThat(kim.socket().history()).endsWith(new Received.Close(1000, ""), new Received.Eof());
        assertThat(server.awaitClosed(kim)).isEqualTo(CloseStatus.NORMAL);
        assertThat(server.recorder().disconnects()).containsOnlyOnce(server.sessionId(kim));
    }

    @Test
    void isSeenToResetTheConnection() {
        var leo = server.connected("leo");

        leo.reset();

        assertThat(server.awaitClosed(leo).getCode()).isEqualTo(CloseStatus.NO_CLOSE_FRAME.getCode());
    }

    @Test
    void getsTheReceiptOfDisconnectAndStaysOpen() {
        var mia = server.connected("mia").disconnect("bye");

        assertThat(mia.expect("RECEIPT").headers()).containsExactly("receipt-id:bye");

        mia.closeNormally();
    }

    @Test
    void answersPingsUnlessToldNotTo() throws Exception {
        var nina = server.connected("nina");

        server.connection(nina).session().sendMessage(new PingMessage());

        assertThat(nina.socket().next()).isEqualTo(new Received.Ping(""));
        nina.expectEcho("still here");
    }

    @Test
    void backsUpTheServerWhenItStopsReading() {
        var socket = RawWebSocket.open(server.port(), "/ws", 4096, "x-user: oscar");
        var oscar = server.keep(RawStomp.over(socket)).connect();
        oscar.expectConnected();
        oscar.expectEcho("before").subscribe("/topic/flood").expectEcho("subscribed");

        socket.stopReading();
        flood("x".repeat(64 * 1024), 200);

        assertThat(server.awaitClosed(oscar).getCode()).isEqualTo(CloseStatus.SESSION_NOT_RELIABLE.getCode());
        socket.resumeReading();
        socket.awaitEnd();
        assertThat(socket.history().size()).isLessThan(200);
    }

    @Test
    void preservesTheOrderOfFramesWhereAsked() {
        try (var ordered = QuizServer.start("single-session.enabled=false", "quiz.preserve-receive-order=true")) {
            var unblock = ordered.recorder().block();
            var quinn = ordered.connected("quinn").send("/app/block", "first").send("/app/echo", "second");
            ordered.connected("rita").expectEcho("marker");

            assertThat(ordered.recorder().bodiesOf("quinn")).doesNotContain("second");
            unblock.run();

            quinn.expectEcho("third");
            assertThat(ordered.recorder().bodiesOf("quinn")).containsExactly("first", "second", "third");
        }
    }

    @Test
    void namesAllThatItGotWhenItWaitsInVain() {
        var pat = server.connected("pat");

        assertThatThrownBy(() -> pat.socket().next(Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CONNECTED");
    }

    private void flood(String payload, int messages) {
        for (int i = 0; i < messages; i++) {
            server.broker().convertAndSend("/topic/flood", payload);
        }
    }

    private void closeFromTheServer(RawStomp client, CloseStatus status) {
        try {
            server.connection(client).session().close(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
