// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client speaks, where it connects, and how it is told. */
enum Speaks {
    STOMP("/ws", "/free/ws", "/ws/watch") {
        @Override
        Peer open(QuizServer server, String endpoint, @Nullable String user, String... asks) {
            var client = user == null ? server.openAt(endpoint) : server.openAt(endpoint, "x-user: " + user);
            client.connect(Stream.concat(Stream.of(RECEIPT), Stream.of(asks)).toArray(String[]::new));
            return new StompPeer(client);
        }
    },
    PLAIN("/plain", "/plain/offers", "/plain/kicks") {
        @Override
        Peer open(QuizServer server, String endpoint, @Nullable String user, String... asks) {
            var lines = Stream.concat(Stream.ofNullable(user).map("x-user:"::concat), Stream.of(asks));
            return new PlainPeer(
                    server.openAt(endpoint, lines.toArray(String[]::new)).socket());
        }
    };

    /** Nothing in CONNECT is escaped, in ERROR everything is. */
    private static final String RECEIPT = "receipt:for:connect";

    private static final String RECEIPT_ID = "receipt-id:for\\cconnect";

    final String endpoint;
    final String offers;
    final String kicks;

    Speaks(String endpoint, String offers, String kicks) {
        this.endpoint = endpoint;
        this.offers = offers;
        this.kicks = kicks;
    }

    /** Connects as a user, or as nobody. */
    abstract Peer open(QuizServer server, String endpoint, @Nullable String user, String... asks);

    interface Peer {

        RawWebSocket socket();

        Peer admitted();

        /** Asserts that CONNECT is answered by this ending, with these header lines in the ERROR; a value is a pattern. */
        void expect(Ending ending, String... headers);

        /** Asserts that a session is told of this ending, which answers no frame of its own. */
        void expectUnasked(Ending ending);
    }

    private record StompPeer(RawStomp client) implements Peer {

        @Override
        public RawWebSocket socket() {
            return client.socket();
        }

        @Override
        public Peer admitted() {
            client.expectConnected();
            return this;
        }

        @Override
        public void expect(Ending ending, String... headers) {
            var error = client.expectError();
            var lines = Stream.concat(Stream.of(RECEIPT_ID), Stream.of(headers).map(pattern -> line(error, pattern)));
            ending.assertIsError(error, lines.toArray(String[]::new));
            assertThat(socket().nextAfterPings()).isEqualTo(ending.close());
        }

        @Override
        public void expectUnasked(Ending ending) {
            ending.assertIsError(client.expectError());
            assertThat(socket().nextAfterPings()).isEqualTo(ending.close());
        }

        private static String line(StompFrame error, String pattern) {
            return error.headers().stream()
                    .filter(line -> line.matches(pattern))
                    .findFirst()
                    .orElse(pattern);
        }
    }

    private record PlainPeer(RawWebSocket socket) implements Peer {

        @Override
        public Peer admitted() {
            assertThat(socket.nextAfterPings()).isEqualTo(PlainServer.HELLO);
            return this;
        }

        @Override
        public void expect(Ending ending, String... headers) {
            assertThat(socket.nextAfterPings()).isEqualTo(ending.close());
        }

        @Override
        public void expectUnasked(Ending ending) {
            expect(ending);
        }
    }
}
