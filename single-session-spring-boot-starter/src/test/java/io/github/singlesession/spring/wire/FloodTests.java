// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.simp.SimpMessagingTemplate;

@DisplayName("a loser under an outbound flood")
class FloodTests extends InBothOrders {

    private static final String FLOOD = "/topic/flood";

    FloodTests() {
        super("single-session.policy=kick-old");
    }

    @RepeatedTest(20)
    void getsTheErrorAsItsLastFrameAndThenTheCode(RepetitionInfo repetition) {
        var user = "alice-" + repetition.getCurrentRepetition();
        var holder = server.connected(user).subscribe(FLOOD);
        try (var flood = new Flood(server.broker(), holder)) {
            flood.begin();

            server.connected(user);

            assertEndsWithErrorAndClose(holder);
        }
    }

    @Test
    void losesItsSeatThoughASendToItIsStuck() {
        var socket = RawWebSocket.open(server.port(), "/ws", 4096, "x-user: bob");
        var holder = server.keep(RawStomp.over(socket)).connect();
        holder.expectConnected();
        holder.subscribe("/topic/stuck").expectEcho("subscribed");
        socket.stopReading();
        fillUntilStuck("/topic/stuck");

        var newcomer = server.connected("bob");

        newcomer.expectEcho("mine now");
    }

    /** Sends until the buffers between server and client are full, and one send does not come back. */
    private void fillUntilStuck(String destination) {
        var payload = "x".repeat(200_000);
        boolean stuck = false;
        for (int i = 0; i < 200 && !stuck; i++) {
            server.broker().convertAndSend(destination, payload);
            stuck = !server.outboundIdleWithin(Duration.ofMillis(500));
        }
        assertThat(stuck).isTrue();
    }

    private static void assertEndsWithErrorAndClose(RawStomp client) {
        client.socket().awaitEnd();
        var all = client.socket().history();
        var end = all.size() - 1;
        assertThat(all.get(end)).isEqualTo(new Received.Eof());
        assertThat(all.get(end - 1)).isEqualTo(SESSION_REPLACED.close());
        assertThat(all.get(end - 2)).isInstanceOf(Received.Text.class);
        SESSION_REPLACED.assertIsError(StompFrame.parse(((Received.Text) all.get(end - 2)).payload()));
    }

    /** Sends to a topic, many times a millisecond, until closed; it stays a little ahead of a client. */
    private static final class Flood implements AutoCloseable {

        private static final int AHEAD = 200;

        private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        private final AtomicInteger sent = new AtomicInteger();
        private final SimpMessagingTemplate broker;
        private final RawStomp client;

        private Flood(SimpMessagingTemplate broker, RawStomp client) {
            this.broker = broker;
            this.client = client;
        }

        /** Waits until the broker knows the client's subscription, and begins. */
        private void begin() {
            int before = client.socket().received();
            QuizServer.patiently().until(() -> {
                send();
                return client.socket().received() > before;
            });
            sent.set(client.socket().received());
            for (int i = 0; i < 2; i++) {
                var unused = threads.scheduleAtFixedRate(this::sendSome, 0, 1, TimeUnit.MILLISECONDS);
            }
        }

        private void sendSome() {
            for (int i = 0; i < 10 && sent.get() - client.socket().received() < AHEAD; i++) {
                send();
            }
        }

        private void send() {
            sent.incrementAndGet();
            broker.convertAndSend(FLOOD, "x".repeat(500));
        }

        @Override
        public void close() {
            threads.shutdownNow();
            QuizServer.patiently().until(threads::isTerminated);
        }
    }
}
