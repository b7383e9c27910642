// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("kick-old")
class KickOldTests extends InBothOrders {

    KickOldTests() {
        super("quiz.inbound-threads=1", "single-session.policy=kick-old");
    }

    @Test
    void replacesTheHolder() {
        var holder = server.connected("alice");

        var newcomer = server.connected("alice");

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void answersNoReceiptThatNobodyAskedTheEndFor() {
        var holder = server.connected("bob", "receipt:r-1");

        server.connected("bob");

        SESSION_REPLACED.expectOn(holder);
    }

    @Test
    void keepsTheLaterFramesOfTheLoserFromTheApplication() {
        var holder = server.connected("carol").expectEcho("before");
        holder.socket().stopAnswering();
        var newcomer = server.connected("carol");
        SESSION_REPLACED.assertIsError(holder.expectError());
        assertThat(holder.socket().next()).isEqualTo(SESSION_REPLACED.close());

        holder.send("/app/echo", "late").subscribe("/app/echo/late");
        holder.close();

        server.awaitClosed(holder);
        newcomer.expectEcho("after");
        assertThat(server.recorder().bodiesOf("carol")).containsExactly("before", "after");
    }

    @Test
    void keepsTheQueuedFramesOfTheLoserFromTheApplication() {
        var unblock = server.recorder().block();
        var holder = server.connected("dave").send("/app/block", "running");
        holder.send("/app/echo", "queued").subscribe("/app/echo/queued").send("/app/echo", "queued");
        QuizServer.patiently().until(() -> !server.recorder().bodiesOf("dave").isEmpty());

        var newcomer = server.open("dave").connect();
        SESSION_REPLACED.expectOn(holder);
        unblock.run();

        newcomer.expectConnected();
        newcomer.expectEcho("after");
        assertThat(server.recorder().bodiesOf("dave")).containsExactly("running", "after");
    }

    @Test
    void letsTheLastOfManyThatComeAtOnceStay() {
        // Four takeovers stay within the takeover budget of five.
        var clients = IntStream.range(0, 5).mapToObj(i -> server.open("erin")).toList();

        clients.parallelStream().forEach(RawStomp::connect);

        QuizServer.patiently()
                .untilAsserted(() ->
                        assertThat(clients).filteredOn(KickOldTests::isOpen).hasSize(1));
        var winner = clients.stream().filter(KickOldTests::isOpen).findFirst().orElseThrow();
        winner.expectConnected();
        winner.expectEcho("mine");
        clients.stream().filter(client -> client != winner).forEach(KickOldTests::assertReplaced);
    }

    private static boolean isOpen(RawStomp client) {
        return client.socket().history().stream().noneMatch(Received.Close.class::isInstance);
    }

    /** Whether a client that was displaced at once still gets its CONNECTED is a race; what comes last is none. */
    private static void assertReplaced(RawStomp loser) {
        var frame = loser.expectAnyFrame();
        if (frame.command().equals("CONNECTED")) {
            frame = loser.expectAnyFrame();
        }
        SESSION_REPLACED.assertIsError(frame);
        loser.expectClose(4410, "SESSION_REPLACED");
    }
}
