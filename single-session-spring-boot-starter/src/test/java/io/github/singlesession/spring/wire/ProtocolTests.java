// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;
import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("one CONNECT, and it comes first")
class ProtocolTests extends InBothOrders {

    private static final String CONNECT = StompFrame.connect().text();
    private static final String SEND = StompFrame.send("/app/echo", "smuggled").text();

    @ParameterizedTest
    @ValueSource(
            strings = {"SEND", "SUBSCRIBE", "UNSUBSCRIBE", "ACK", "NACK", "BEGIN", "COMMIT", "ABORT", "DISCONNECT"})
    void refusesAFrameBeforeConnect(String command) {
        var client = server.open("alice")
                .send(StompFrame.of(command, "destination:/app/echo", "id:1", "transaction:1", "subscription:1"));

        BAD_REQUEST.expectOn(client);
    }

    @Test
    void refusesAFrameBeforeConnectInOneMessage() {
        assertRefusedWithoutASeat("carol", SEND + CONNECT + SEND);
    }

    @Test
    void refusesAFrameBeforeConnectOverSeveralMessages() {
        assertRefusedWithoutASeat("dave", "SE", "ND\ndestination:/app/echo\n\nsmug", "gled\0" + CONNECT, SEND);
    }

    @Test
    void refusesAFrameBeforeConnectInABinaryMessage() {
        var client = server.open("erin");

        client.socket().binary(SEND.getBytes(StandardCharsets.UTF_8));

        BAD_REQUEST.expectOn(client);
    }

    @Test
    void refusesASecondConnect() {
        var client = server.connected("frank");

        BAD_REQUEST.expectOn(client.connect());

        server.awaitConnected("frank");
    }

    @Test
    void refusesASecondConnectAsSomebodyElse() {
        var client = server.connected("grace");

        BAD_REQUEST.expectOn(client.connect("login:heidi"));

        server.connected("heidi");
        server.awaitConnected("grace");
    }

    @Test
    void refusesASecondConnectInOneMessage() {
        var client = server.open("ivan").raw(CONNECT + CONNECT + SEND);

        assertRefusedAfterConnect(client);
        server.awaitConnected("ivan");
    }

    @Test
    void refusesASecondConnectOverSeveralMessages() {
        var client = server.open("judy")
                .raw(CONNECT + "CONN")
                .raw("ECT\naccept-version:1.2\n")
                .raw("\n\0");

        assertRefusedAfterConnect(client);
        server.awaitConnected("judy");
    }

    @Test
    void refusesASecondConnectInABinaryMessage() {
        var client = server.connected("kim");

        client.socket().binary(CONNECT.getBytes(StandardCharsets.UTF_8));

        BAD_REQUEST.expectOn(client);
    }

    @Test
    void refusesAConnectAfterDisconnect() {
        var client = server.connected("leo").disconnect("bye");
        client.expect("RECEIPT");

        BAD_REQUEST.expectOn(client.connect());
    }

    @Test
    void takesTheCommandStompForConnect() {
        var holder = server.open("mia").send(stomp());
        holder.expectConnected();

        DUPLICATE_SESSION.expectOn(
                server.open("mia").send(stomp()),
                "single-session-retry-after:2250",
                "single-session-takeover-allowed:false");
        BAD_REQUEST.expectOn(holder.send(stomp()));
    }

    @Test
    void takesAConnectInABinaryMessage() {
        var client = server.open("nina");

        client.socket().binary(CONNECT.getBytes(StandardCharsets.UTF_8));

        client.expectConnected();
        client.expectEcho("as good as text");
    }

    @Test
    void takesConnectAndWhatFollowsHoweverTheyAreCut() {
        var text = CONNECT + StompFrame.subscribe("1", "/app/echo/hello").text();
        var client = server.open("oscar");

        text.codePoints().forEach(c -> client.raw(Character.toString(c)));

        // Each frame has a thread of its own: which answer is first is a race.
        assertThat(Stream.generate(client::expectAnyFrame).limit(2))
                .extracting(StompFrame::command, StompFrame::body)
                .containsExactlyInAnyOrder(tuple("CONNECTED", ""), tuple("MESSAGE", "hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n\n"})
    void takesHeartBeatsAroundConnect(String heartBeat) {
        var client = server.open("pat" + heartBeat.length());

        client.raw(heartBeat + CONNECT + heartBeat).raw(heartBeat);

        client.expectConnected();
        client.expectEcho("alive");
    }

    @Test
    void doesNotTakeABodyForAFrame() {
        var client = server.connected("quinn");
        var body = CONNECT;

        client.send(StompFrame.send("/app/echo", body).plus("content-length:" + body.length()));

        client.expectEcho("alive");
        server.awaitIdle();
        assertThat(server.recorder().bodiesOf("quinn")).contains(body);
    }

    private static StompFrame stomp() {
        return new StompFrame("STOMP", StompFrame.connect().headers(), "");
    }

    private void assertRefusedWithoutASeat(String user, String... messages) {
        var client = server.open(user);

        client.socket().inOneSegment(messages);

        BAD_REQUEST.expectOn(client);
        server.awaitClosed(client);
        assertThat(server.recorder().bodiesOf(user)).isEmpty();
        assertThat(server.recorder().connects()).doesNotContain(server.sessionId(client));
        server.connected(user);
    }

    /** Whether the first CONNECT is still answered is a race: its CONNECTED comes from another thread. */
    private static void assertRefusedAfterConnect(RawStomp client) {
        var frame = client.expectAnyFrame();
        if (frame.command().equals("CONNECTED")) {
            frame = client.expectAnyFrame();
        }
        BAD_REQUEST.assertIsError(frame);
        client.expectClose(4400, "BAD_REQUEST");
    }
}
