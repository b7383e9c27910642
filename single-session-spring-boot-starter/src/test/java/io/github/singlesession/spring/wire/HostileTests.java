// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clients that send anything and break off anywhere. What they send follows from the seed, which a failure shows. */
@DisplayName("hostile clients do no harm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTests {

    private static final long SEED = Long.getLong("single-session.seed", System.nanoTime());
    private static final int CLIENTS = 400;
    private static final int RESETS = 1_500;
    private static final int USERS = 20;

    /** Not 1011: that would be an exception on our side. */
    private static final List<Integer> CLOSES = List.of(1000, 1002, 1003, 1005, 1007, 1009, 4400, 4401, 4409, 4410);

    private HostileServer server;

    @BeforeAll
    void start() {
        System.out.println("single-session.seed=" + SEED);
        server = HostileServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void thatFuzzTheHeadersOfConnect() {
        attack("/stomp", (input, client) -> client.text(input.connect()));
    }

    @Test
    void thatSendFramesInAnyOrderHoweverCut() {
        attack("/stomp/kicks", HostileTests::frames);
    }

    @Test
    void thatSendAnythingToAPlainHandler() {
        attack("/plain/three-kicks", (input, client) -> {
            client.text(input.value()).fragments(input.cut(input.value()));
            client.pong(new byte[input.number(125)]);
            if (input.oneIn(4)) {
                client.binary(input.bytes());
            }
        });
    }

    @Test
    void thatFuzzThePlainHandshake() {
        IntStream.range(0, CLIENTS).parallel().forEach(i -> {
            var input = new HostileInput(SEED + i);
            var path = "/plain" + input.query();
            var client = open(path, user(i), input.handshakeHeader(), input.handshakeHeader());
            if (client != null) {
                endOrderly(client);
            }
        });
        assertUnharmed("/plain");
    }

    @Test
    void thatResetWhereverTheyAre() {
        var paths = List.of("/stomp", "/stomp/kicks", "/stomp/three-kicks", "/plain", "/plain/kicks", "/plain/three");
        IntStream.range(0, RESETS).parallel().forEach(i -> {
            var input = new HostileInput(SEED + i);
            var client = open(paths.get(i % paths.size()), user(i / paths.size()));
            if (client != null) {
                ignoringTheEnd(() -> {
                    if (input.oneIn(2)) {
                        client.text(StompFrame.connect().text());
                        if (input.oneIn(4)) {
                            client.next();
                        }
                    }
                });
                client.reset();
            }
        });
        paths.forEach(this::assertUnharmed);
    }

    private void attack(String path, BiConsumer<HostileInput, RawWebSocket> attack) {
        IntStream.range(0, CLIENTS).parallel().forEach(i -> {
            var client = server.open(path, user(i));
            ignoringTheEnd(() -> attack.accept(new HostileInput(SEED + i), client));
            endOrderly(client);
        });
        assertUnharmed(path);
    }

    private static void frames(HostileInput input, RawWebSocket client) {
        if (input.oneIn(2)) {
            client.text(StompFrame.connect().text());
        }
        var frames = input.frames();
        switch (input.number(4)) {
            case 0 -> client.text(frames);
            case 1 -> client.fragments(input.cut(frames));
            case 2 -> client.inOneSegment(input.cut(frames));
            default -> client.binary(input.oneIn(2) ? input.bytes() : frames.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whatever was sent, the server ends the connection when it is asked to, and not for a fault of its own. */
    private static void endOrderly(RawWebSocket client) {
        ignoringTheEnd(() -> client.sendClose(1000, ""));
        client.awaitEnd();
        client.close();
        assertThat(client.history())
                .filteredOn(Received.Close.class::isInstance)
                .allSatisfy(close -> assertThat(CLOSES).contains(((Received.Close) close).code()));
    }

    private void assertUnharmed(String path) {
        var scope = path.replaceFirst("/[a-z]+/?", "");
        int limit = scope.startsWith("three") ? 3 : 1;
        for (int i = 0; i < USERS; i++) {
            var key = new SessionKey(scope.isEmpty() ? "default" : scope, "hostile-" + i);
            assertThat(server.mostHolders(key)).as("%s, seed %s", key, SEED).isBetween(0, limit);
        }
        server.assertUnharmed();
    }

    private @Nullable RawWebSocket open(String path, String... headers) {
        try {
            return server.open(path, headers);
        } catch (UncheckedIOException e) {
            assertThat(e).as("seed %s", SEED).hasMessageNotContaining("HTTP/1.1 5");
            return null;
        }
    }

    private static String user(int i) {
        return "x-user: hostile-" + i % USERS;
    }

    /** The server may be faster with its end than a client with what it has to say. */
    private static void ignoringTheEnd(Runnable sending) {
        try {
            sending.run();
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isNotNull();
        }
    }
}
