// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.wire.SockJsXhr.Transport;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import org.springframework.web.socket.sockjs.transport.session.AbstractSockJsSession;

@DisplayName("SockJS over HTTP")
class SockJsXhrTests extends InBothOrders {

    private static final String GONE = "c[3000,\"Go away!\"]";
    private static final String TAKEOVER = "single-session-takeover:true";
    private static final String[] REFUSAL = {"single-session-retry-after:60250", "single-session-takeover-allowed:true"
    };

    private final AtomicInteger ids = new AtomicInteger();

    /** A probe would free a seat that was leaked: here it comes too late to hide one. */
    SockJsXhrTests() {
        super(
                SignedIn.class,
                // A graceful one would wait for the streams.
                "server.shutdown=immediate",
                "quiz.sockjs-heartbeat=500",
                "quiz.sockjs-disconnect-delay=2000",
                "single-session.ping.probe-timeout=60s",
                "single-session.takeover.on-request=true");
    }

    @Test
    void aStreamTellsOfARefusalWithErrorAndCode() {
        server.connected("alice");

        var refused = open(Transport.XHR_STREAMING, "alice").opened().send(StompFrame.connect());

        DUPLICATE_SESSION.assertIsError(refused.receive(), REFUSAL);
        assertThat(refused.next()).isEqualTo("c[4409,\"DUPLICATE_SESSION\"]");
    }

    @Test
    void aStreamTellsOfATakeoverWithErrorAndCode() {
        var holder = open(Transport.XHR_STREAMING, "bob").opened().connected();

        server.connected("bob", TAKEOVER).expectEcho("mine now");

        SESSION_REPLACED.assertIsError(holder.receive());
        assertThat(holder.next()).isEqualTo("c[4410,\"SESSION_REPLACED\"]");
    }

    @Test
    void aPollThatWaitsTellsOfARefusalWithErrorAlone() {
        server.connected("carol");
        var refused = open(Transport.XHR, "carol").opened();

        var poll = refused.poll();
        awaitPoll(refused);
        refused.send(StompFrame.connect());
        poll.join();

        DUPLICATE_SESSION.assertIsError(refused.receive(), REFUSAL);
        assertThat(refused.next()).isEqualTo(GONE);
    }

    @Test
    void aPollThatComesLaterTellsOfNoRefusal() {
        server.connected("dave");
        var refused = open(Transport.XHR, "dave").opened();

        refused.send(StompFrame.connect());
        awaitClosed(refused);

        assertThat(refused.next()).isEqualTo(GONE);
    }

    @Test
    void aPollThatComesLaterTellsOfNoTakeover() {
        var holder = open(Transport.XHR, "erin").opened().connected();

        server.connected("erin", TAKEOVER).expectEcho("mine now");
        awaitClosed(holder);

        assertThat(holder.next()).isEqualTo(GONE);
    }

    @ParameterizedTest
    @EnumSource
    void theSeatIsFreeWhenTheClientVanishes(Transport transport) {
        var user = "frank-" + transport;
        var holder = open(transport, user).opened().connected();
        assertThat(server.isSeated(user)).isTrue();

        holder.vanish();

        server.awaitSeatFree(user);
        server.connected(user).expectEcho("mine now");
    }

    @ParameterizedTest
    @EnumSource
    void theSeatIsFreeWhenTheClientLeaves(Transport transport) {
        var user = "grace-" + transport;
        open(transport, user).opened().connected().send(StompFrame.of("DISCONNECT", "receipt:bye"));

        server.awaitConnected(user).expectEcho("mine now");
    }

    @ParameterizedTest
    @EnumSource
    void whoWasRefusedLeavesTheSeatToItsHolderWhenItIsGone(Transport transport) {
        var user = "heidi-" + transport;
        var holder = server.connected(user);
        var refused = open(transport, user).opened().send(StompFrame.connect());

        refused.vanish();
        awaitClosed(refused);

        holder.expectEcho("still here");
        holder.closeNormally();
        server.awaitSeatFree(user);
    }

    private SockJsXhr open(Transport transport, String user) {
        return SockJsXhr.open(server.port(), "/sock", transport, user, "xhr-" + ids.incrementAndGet());
    }

    private void awaitPoll(SockJsXhr client) {
        var session = WebSocketSessionDecorator.unwrap(atServer(client).session());
        QuizServer.patiently().until(() -> session instanceof AbstractSockJsSession sockJs && sockJs.isActive());
    }

    private void awaitClosed(SockJsXhr client) {
        atServer(client)
                .closed()
                .orTimeout(RawWebSocket.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private AppConnections.Connection atServer(SockJsXhr client) {
        return server.context().getBean(AppConnections.class).named(client.id());
    }
}
