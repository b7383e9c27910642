// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.NODE_LEAVING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/** Leaving takes longer here than the second after which Jetty, once it shuts down gracefully, closes what is idle. */
@DisplayName("an application that shuts down")
class LeavingTests {

    @ParameterizedTest(name = "preserve receive order: {0}, shutdown: {1}")
    @CsvSource({"false,graceful", "true,graceful", "false,immediate"})
    void sendsEveryoneToAnotherNode(boolean preserveReceiveOrder, String shutdown) {
        try (var server = start(preserveReceiveOrder, shutdown)) {
            var clients = connected(server);

            var closing = CompletableFuture.runAsync(server.context()::close);

            clients.forEach(NODE_LEAVING::expectOn);
            assertClosed(closing);
        }
    }

    @ParameterizedTest(name = "preserve receive order: {0}, shutdown: {1}")
    @CsvSource({"false,graceful", "true,graceful", "false,immediate"})
    void refusesWhoComesMeanwhile(boolean preserveReceiveOrder, String shutdown) {
        try (var server = start(preserveReceiveOrder, shutdown)) {
            var clients = connected(server);
            var late = server.open("late");
            var lateId = server.sessionId(late);
            var recorder = server.recorder();

            var closing = CompletableFuture.runAsync(server.context()::close);
            QuizServer.patiently().until(() -> clients.stream().anyMatch(LeavingTests::isOver));

            NODE_LEAVING.expectOn(late.connect());
            NODE_LEAVING.expectOn(server.open("later"));
            assertThat(closing).isNotDone();
            clients.forEach(NODE_LEAVING::expectOn);
            assertClosed(closing);
            assertThat(recorder.inboundOf(lateId))
                    .extracting(StompHeaderAccessor::getCommand)
                    .doesNotContain(StompCommand.CONNECT);
        }
    }

    private static QuizServer start(boolean preserveReceiveOrder, String shutdown) {
        return QuizServer.start(
                "quiz.preserve-receive-order=" + preserveReceiveOrder,
                "server.shutdown=" + shutdown,
                "single-session.drain.spread=1500ms");
    }

    private static List<RawStomp> connected(QuizServer server) {
        return IntStream.range(0, 20)
                .mapToObj(i -> server.connected("user-" + i))
                .toList();
    }

    private static boolean isOver(RawStomp client) {
        return client.socket().history().contains(NODE_LEAVING.close());
    }

    private static void assertClosed(CompletableFuture<Void> closing) {
        closing.orTimeout(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
