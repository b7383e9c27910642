// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;
import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.NODE_LEAVING;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static io.github.singlesession.spring.wire.PlainServer.assertEnds;
import static io.github.singlesession.spring.wire.PlainServer.greeted;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a plain handler")
class PlainSettingsTests {

    private static final String ALICE = "x-user: alice";

    @Test
    void losesTheOldSessionUnderKickOld() {
        try (var server = PlainServer.start("single-session.policy=kick-old")) {
            var old = server.connected("alice").stopAnswering();

            var newcomer = server.connected("alice");
            assertThat(old.next()).isEqualTo(SESSION_REPLACED.close());
            old.text("late");
            assertEchoes(newcomer, "mine");
            old.close();

            QuizServer.patiently()
                    .untilAsserted(() -> assertThat(server.recorder().of(old))
                            .hasSize(2)
                            .startsWith("established")
                            .last(as(STRING))
                            .startsWith("closed"));
        }
    }

    @Test
    void takesQueryParametersWhereTheyAreOn() {
        try (var server = PlainServer.start(
                "single-session.plain.query-parameters=true", "single-session.takeover.on-request=true")) {
            var first = greeted(server.open("/raw?single-session-client=the-phone-of-this-user&x=y", ALICE));
            var resumed = greeted(server.open("/raw?single-session-client=the-phone%2Dof-this-user", ALICE));
            assertEnds(first, SESSION_REPLACED);

            var taker = greeted(server.open("/raw?single-session-takeover=true", ALICE));
            assertEnds(resumed, SESSION_REPLACED);

            assertEnds(server.open("/raw?single-session-takeover", ALICE), BAD_REQUEST);
            assertEnds(server.open("/raw?single-session-client=short", ALICE), BAD_REQUEST);
            assertEnds(
                    server.open("/raw?single-session-takeover=true", ALICE, "single-session-takeover: true"),
                    BAD_REQUEST);
            assertEchoes(taker, "mine");
        }
    }

    @Test
    void givesTheSeatToWhoAsksForItByAHeader() {
        try (var server = PlainServer.start("single-session.takeover.on-request=true")) {
            var holder = server.connected("alice");
            assertEnds(server.openAs("alice"), DUPLICATE_SESSION);

            var taker = server.connected("alice", "single-session-takeover: true");

            assertEnds(holder, SESSION_REPLACED);
            assertEchoes(taker, "mine");
        }
    }

    @Test
    void isFreeWhereItIsExcluded() {
        try (var server = PlainServer.start("single-session.exclude-paths=/other/**")) {
            server.connected("alice");

            assertEchoes(greeted(server.open("/other/raw", ALICE)), "one");
            assertEchoes(greeted(server.open("/other/raw", ALICE)), "two");
            assertEchoes(greeted(server.open("/other/raw")), "nobody");
            assertEnds(server.openAs("alice"), DUPLICATE_SESSION);
        }
    }

    @Test
    void ofTheFrameworkIsEnforcedWhereItIsNamed() {
        try (var server = PlainServer.start("single-session.paths=/**,/framework")) {
            server.connected("alice");

            assertEnds(server.open("/framework", ALICE), DUPLICATE_SESSION);
        }
    }

    @Test
    void isOpenToNobodyWhereThatIsIgnored() {
        try (var server =
                PlainServer.start("single-session.unauthenticated=ignore", "single-session.drain.spread=200ms")) {
            var nobody = greeted(server.open("/raw"));
            assertEchoes(nobody, "one");
            assertEchoes(greeted(server.open("/raw", "x-anonymous: true")), "two");

            server.context().close();

            assertEnds(nobody, NODE_LEAVING);
        }
    }

    @Test
    void sendsEveryoneToAnotherNodeAtShutdown() {
        try (var server =
                PlainServer.start("single-session.drain.spread=200ms", "single-session.exclude-paths=/other/**")) {
            var clients = IntStream.range(0, 10)
                    .mapToObj(i -> server.connected("user-" + i))
                    .toList();

            var closing = CompletableFuture.runAsync(server.context()::close);

            clients.forEach(client -> assertEnds(client, NODE_LEAVING));
            closing.orTimeout(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    @Test
    void isEnforcedBehindSockJs() {
        try (var server = PlainServer.start()) {
            var holder = server.open("/sock/000/one/websocket", ALICE);
            assertThat(holder.next()).isEqualTo(new Received.Text("o"));
            assertThat(holder.next()).isEqualTo(new Received.Text("a[\"hello\"]"));

            var second = server.open("/sock/000/two/websocket", ALICE);
            assertEnds(server.openAs("alice"), DUPLICATE_SESSION);

            // Spring sends "o" once the handler has heard of the session, so SockJS's own last frame may come first.
            second.awaitEnd();
            assertThat(second.history()).contains(DUPLICATE_SESSION.close());
            assertThat(server.recorder().of(second)).isEmpty();
            holder.text("[\"hi\"]");
            assertThat(holder.next()).isEqualTo(new Received.Text("a[\"echo hi\"]"));
        }
    }

    @Test
    void losesTheOldSessionBehindSockJsToo() {
        try (var server = PlainServer.start("single-session.policy=kick-old")) {
            var old = server.open("/sock/000/one/websocket", ALICE);
            assertThat(old.next()).isEqualTo(new Received.Text("o"));
            assertThat(old.next()).isEqualTo(new Received.Text("a[\"hello\"]"));

            server.connected("alice");

            assertThat(old.next()).isEqualTo(new Received.Text("c[4410,\"SESSION_REPLACED\"]"));
            assertEnds(old, SESSION_REPLACED);
        }
    }
}
