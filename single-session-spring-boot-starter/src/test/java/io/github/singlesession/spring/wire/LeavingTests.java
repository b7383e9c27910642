// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.NODE_LEAVING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

@DisplayName("an application that shuts down")
class LeavingTests {

    @ParameterizedTest(name = "preserve receive order: {0}")
    @ValueSource(booleans = {false, true})
    void sendsEveryoneToAnotherNode(boolean preserveReceiveOrder) {
        try (var server = start(preserveReceiveOrder, "200ms")) {
            var clients = IntStream.range(0, 20)
                    .mapToObj(i -> server.connected("user-" + i))
                    .toList();

            var closing = CompletableFuture.runAsync(server.context()::close);

            clients.forEach(NODE_LEAVING::expectOn);
            closing.orTimeout(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    @ParameterizedTest(name = "preserve receive order: {0}")
    @ValueSource(booleans = {false, true})
    void refusesWhoConnectsMeanwhile(boolean preserveReceiveOrder) {
        try (var server = start(preserveReceiveOrder, "3s")) {
            var clients = IntStream.range(0, 20)
                    .mapToObj(i -> server.connected("user-" + i))
                    .toList();
            var late = server.open("late");
            var lateId = server.sessionId(late);
            var recorder = server.recorder();

            var closing = CompletableFuture.runAsync(server.context()::close);
            QuizServer.patiently().until(() -> clients.stream().anyMatch(LeavingTests::isOver));

            connectUnlessGone(late);
            NODE_LEAVING.expectOn(late);
            closing.orTimeout(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            clients.forEach(NODE_LEAVING::expectOn);
            assertThat(recorder.inboundOf(lateId))
                    .extracting(StompHeaderAccessor::getCommand)
                    .doesNotContain(StompCommand.CONNECT);
        }
    }

    private static QuizServer start(boolean preserveReceiveOrder, String spread) {
        return QuizServer.start(
                "quiz.preserve-receive-order=" + preserveReceiveOrder, "single-session.drain.spread=" + spread);
    }

    private static boolean isOver(RawStomp client) {
        return client.socket().history().contains(NODE_LEAVING.close());
    }

    private static void connectUnlessGone(RawStomp client) {
        try {
            client.connect();
        } catch (UncheckedIOException e) {
            assertThat(isOver(client)).isTrue();
        }
    }
}
