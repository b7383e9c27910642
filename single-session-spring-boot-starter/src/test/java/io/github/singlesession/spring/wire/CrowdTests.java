// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand connections that one user makes at once. */
@DisplayName("a crowd of one user")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdTests {

    private static final int SIZE = 1_000;

    private enum Seats {
        FIRST_COME("", "default", 1, "DUPLICATE_SESSION"),
        KICK_OLD("/kicks", "kicks", 1, "SESSION_REPLACED"),
        THREE_FIRST_COME("/three", "three", 3, "DUPLICATE_SESSION"),
        THREE_KICK_OLD("/three-kicks", "three-kicks", 3, "SESSION_REPLACED");

        private final String path;
        private final String scope;
        private final int limit;
        private final String ending;

        Seats(String path, String scope, int limit, String ending) {
            this.path = path;
            this.scope = scope;
            this.limit = limit;
            this.ending = ending;
        }
    }

    private HostileServer server;

    @BeforeAll
    void start() {
        server = HostileServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void getsAsManyStompSessionsAsTheLimitAllows(Seats seats) {
        var user = "stomp-" + seats;
        var crowd = IntStream.range(0, SIZE)
                .parallel()
                .mapToObj(i -> server.open("/stomp" + seats.path, "x-user: " + user))
                .toList();

        crowd.parallelStream()
                .forEach(client -> client.text(StompFrame.connect().text()));

        assertSeated(crowd, user, seats);
    }

    @ParameterizedTest
    @EnumSource
    void getsAsManyPlainSessionsAsTheLimitAllows(Seats seats) {
        var user = "plain-" + seats;
        var crowd = IntStream.range(0, SIZE)
                .parallel()
                .mapToObj(i -> server.open("/plain" + seats.path, "x-user: " + user))
                .toList();

        assertSeated(crowd, user, seats);
    }

    /** All but as many as the limit are ended by the one code that fits; nobody else is. */
    private void assertSeated(List<RawWebSocket> crowd, String user, Seats seats) {
        try {
            QuizServer.patiently()
                    .untilAsserted(() -> assertThat(unended(crowd)).hasSize(seats.limit));
            assertThat(unended(crowd)).as("still open").noneMatch(CrowdTests::isCut);
            assertThat(closes(crowd))
                    .hasSize(SIZE - seats.limit)
                    .containsOnly(Ending.valueOf(seats.ending).close());
            assertThat(server.mostHolders(new SessionKey(seats.scope, user))).isEqualTo(seats.limit);
        } finally {
            crowd.forEach(RawWebSocket::reset);
        }
        server.assertUnharmed();
    }

    /** What those got who were not ended by a close frame. */
    private static List<List<Received>> unended(List<RawWebSocket> crowd) {
        return crowd.stream()
                .map(RawWebSocket::history)
                .filter(history -> history.stream().noneMatch(Received.Close.class::isInstance))
                .toList();
    }

    private static boolean isCut(List<Received> history) {
        return history.stream().anyMatch(end -> end instanceof Received.Eof || end instanceof Received.Reset);
    }

    private static List<Received> closes(List<RawWebSocket> crowd) {
        return crowd.stream()
                .flatMap(client -> client.history().stream())
                .flatMap(received -> received instanceof Received.Close ? Stream.of(received) : Stream.empty())
                .toList();
    }
}
