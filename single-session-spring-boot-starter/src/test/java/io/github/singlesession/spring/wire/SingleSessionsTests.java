// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.singlesession.SessionStoreException;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.spring.LiveSession;
import io.github.singlesession.spring.RuleResolver;
import io.github.singlesession.spring.ScopedRule;
import io.github.singlesession.spring.SingleSessions;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The application's own hand on its users' sessions, with two servers on one store. */
@DisplayName("singleSessions")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSessionsTests {

    private QuizServer north;
    private QuizServer south;

    @BeforeAll
    void start() {
        north = server("north");
        south = server("south");
    }

    @AfterAll
    void stop() {
        north.close();
        south.close();
    }

    @Test
    void listsWhatAUserHasInAllScopesAndOnAllNodes() {
        var phone = connected(north, "/ws", "alice");
        var laptop = connected(south, "/ws", "alice");
        var tv = connected(south, "/ws/watch", "alice");
        connected(south, "/ws", "not-alice");

        var sessions = answer(of(north).sessions("alice"));

        assertThat(sessions)
                .extracting(LiveSession::subject, LiveSession::scope, LiveSession::simpSessionId)
                .containsExactly(
                        tuple("alice", "default", north.sessionId(phone)),
                        tuple("alice", "default", south.sessionId(laptop)),
                        tuple("alice", "watchers", south.sessionId(tv)));
        assertThat(sessions)
                .extracting(session -> session.node().substring(0, "north-".length()))
                .containsExactly("north-", "south-", "south-");
        assertThat(sessions).extracting(LiveSession::since).isSorted();
        assertThat(sessions).allMatch(session -> session.token() > 0);
        assertThat(answer(of(south).sessions("alice"))).isEqualTo(sessions);
    }

    @Test
    void listsNothingOfAUserWhoIsNotThere() {
        assertThat(answer(of(north).sessions("nobody"))).isEmpty();
    }

    @Test
    void endsWhatAUserHasWhereverItIs() {
        var clients = List.of(
                connected(north, "/ws", "bob"), connected(south, "/ws", "bob"), connected(south, "/ws/watch", "bob"));
        var listed = answer(of(north).sessions("bob"));

        var ended = answer(of(north).end("bob", "account closed"));

        assertThat(ended).isEqualTo(listed);
        clients.forEach(
                client -> assertThat(SESSION_REVOKED.expectOn(client).text()).doesNotContain("account closed"));
        assertThat(answer(of(south).sessions("bob"))).isEmpty();
        connected(north, "/ws", "bob").expectEcho("back");
    }

    @Test
    void tellsTheNodeOfTheSessionWhy() {
        var far = connected(south, "/ws", "carol");

        answer(of(north).end("carol", "account closed"));

        var end = south.context().getBean(HeardEvents.class).awaitEnd(south.sessionId(far));
        assertThat(end.reason()).isEqualTo(EndReason.REVOKED);
        assertThat(end.detail()).isEqualTo("account closed");
        assertThat(end.remaining()).isZero();
        assertThat(end.successor()).isNull();
    }

    @Test
    void endsOneOfThoseItListed() {
        var near = connected(north, "/ws", "dave");
        var far = connected(south, "/ws", "dave");
        var listed = answer(of(north).sessions("dave")).get(1);

        assertThat(answer(of(north).endSession(listed, "one is enough"))).isTrue();

        SESSION_REVOKED.expectOn(far);
        near.expectEcho("still here");
        assertThat(answer(of(north).endSession(listed, "one is enough"))).isFalse();
    }

    @Test
    void endsOneOfThisNodeByItsId() {
        var phone = connected(north, "/ws", "erin");
        var laptop = connected(north, "/ws", "erin");
        var sessionId = answer(of(north).sessions("erin")).get(0).sessionId();

        assertThat(answer(of(south).endSession(sessionId, "one is enough")))
                .as("asked on another node")
                .isFalse();
        assertThat(answer(of(north).endSession(sessionId, "one is enough"))).isTrue();

        SESSION_REVOKED.expectOn(phone);
        laptop.expectEcho("still here");
    }

    @Test
    void knowsTheScopesThatAResolverNamed() {
        var vip = connected(north, "/free/ws", "frank");

        assertThat(answer(of(north).end("frank", "account closed")))
                .extracting(LiveSession::scope)
                .containsExactly("vip");

        SESSION_REVOKED.expectOn(vip);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "a bell \u0007"})
    void refusesAReasonThatIsNoWordForPeople(String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(north).end("grace", reason));
        assertThatIllegalArgumentException().isThrownBy(() -> of(north).endSession("any", reason));
        assertThatIllegalArgumentException().isThrownBy(() -> of(north).end("grace", "x".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SWALLOWS", "CUT"})
    void answersInTimeThoughTheStoreDoesNot(StoreSwitch.Line line) {
        try (var server = QuizServer.startWith(StoreFailureApp.class, StoreFailureApp.PROPERTIES)) {
            server.context().getBean(StoreSwitch.class).set(line);

            assertThat(of(server).sessions("alice").toCompletableFuture())
                    .failsWithin(5, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(SessionStoreException.class);
            assertThat(of(server).end("alice", "account closed").toCompletableFuture())
                    .failsWithin(5, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(SessionStoreException.class);
        }
    }

    private static QuizServer server(String name) {
        return QuizServer.startWith(
                TwoNodes.class,
                "single-session.node.name=" + name,
                "single-session.limit=2",
                "single-session.scopes.watchers.paths=/ws/watch");
    }

    private static RawStomp connected(QuizServer server, String path, String user) {
        var client = server.openAt(path, "x-user: " + user).connect();
        client.expectConnected();
        return client;
    }

    private static SingleSessions of(QuizServer server) {
        return server.context().getBean("singleSessions", SingleSessions.class);
    }

    private static <T> T answer(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(OneStore.class)
    static class TwoNodes {

        @Bean
        HeardEvents heardEvents() {
            return new HeardEvents();
        }

        @Bean
        RuleResolver vips() {
            return (attempt, subject, configured) ->
                    attempt.path().equals("/free/ws") ? new ScopedRule("vip", configured.rule()) : configured;
        }
    }
}
