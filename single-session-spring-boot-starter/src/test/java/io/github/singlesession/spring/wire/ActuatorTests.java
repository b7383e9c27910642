// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static io.github.singlesession.spring.wire.Operator.encoded;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Modes.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the endpoint singlesession")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActuatorTests {

    private static final String ENDPOINT = "/singlesession";

    @SuppressWarnings("NullAway.Init") // set before the first test
    private QuizServer server;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Operator operator;

    @BeforeAll
    void start() {
        server = QuizServer.start(
                Operator.EXPOSED,
                "single-session.limit=2",
                "single-session.scopes.kicks.paths=/free/**",
                "single-session.scopes.kicks.policy=kick-old",
                "single-session.scopes.kicks.limit=1",
                "single-session.scopes.watch.paths=/ws/watch",
                "single-session.scopes.watch.mode=observe");
        operator = new Operator(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void enforce() {
        guard().set(Modes.SETTING, "enforce").toCompletableFuture().join();
        modeOf("default", Mode.ENFORCE);
        modeOf("kicks", Mode.ENFORCE);
        modeOf("watch", Mode.OBSERVE);
    }

    @Test
    void saysWhatThereIs() {
        var answer = operator.get(ENDPOINT);

        assertThat(answer.status()).isEqualTo(200);
        var node = guard().node().value();
        assertThat(answer.json().keySet()).containsExactly("store", "node", "mode", "nodes", "scopes");
        assertThat(answer.json()).containsEntry("store", "memory").containsEntry("mode", "enforce");
        assertThat(answer.json()).containsEntry("node", node);
        assertThat(list(answer, "nodes")).singleElement().satisfies(each -> assertThat(each)
                .containsOnlyKeys("id", "sessions")
                .containsEntry("id", node));
        assertThat(list(answer, "scopes"))
                .containsExactly(
                        Map.of("name", "default", "policy", "first-come", "limit", 2, "mode", "enforce"),
                        Map.of("name", "kicks", "policy", "kick-old", "limit", 1, "mode", "enforce"),
                        Map.of("name", "watch", "policy", "first-come", "limit", 2, "mode", "observe"));
    }

    @Test
    void saysItOfOneScope() {
        assertThat(list(operator.get(ENDPOINT + "?scope=kicks"), "scopes"))
                .extracting(scope -> scope.get("name"))
                .containsExactly("kicks");
        assertThat(operator.get(ENDPOINT + "?scope=nowhere").status()).isEqualTo(400);
    }

    @Test
    void listsAUsersSessions() {
        var phone = server.connected("alice");
        var laptop = connected("/free/ws", "alice");

        var answer = operator.get(ENDPOINT + "/alice");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().keySet()).containsExactly("subject", "sessions");
        assertThat(answer.json()).containsEntry("subject", "alice");
        var sessions = list(answer, "sessions");
        assertThat(sessions).extracting(each -> each.get("scope")).containsExactly("default", "kicks");
        assertThat(sessions)
                .extracting(each -> each.get("simpSessionId"))
                .containsExactly(server.sessionId(phone), server.sessionId(laptop));
        var leases = guard().sessions();
        assertThat(sessions).allSatisfy(each -> {
            assertThat(each.keySet()).containsExactly("scope", "sessionId", "simpSessionId", "node", "since", "token");
            var lease = leases.stream()
                    .filter(held -> held.sessionId().equals(each.get("sessionId")))
                    .findFirst()
                    .orElseThrow();
            assertThat(each).containsEntry("node", lease.node().value());
            assertThat(each).containsEntry("token", Long.toString(lease.token()));
            assertThat(Instant.parse(String.valueOf(each.get("since")))).isEqualTo(lease.since());
        });
        assertThat(list(operator.get(ENDPOINT + "/alice?scope=kicks"), "sessions"))
                .extracting(each -> each.get("scope"))
                .containsExactly("kicks");
    }

    @Test
    void knowsNothingOfStrangers() {
        var answer = operator.get(ENDPOINT + "/nobody-at-all");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"subject\":\"nobody-at-all\",\"sessions\":[]}");
        assertThat(operator.delete(ENDPOINT + "/nobody-at-all").body()).isEqualTo("{\"ended\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"team/bob", "zoë 🦊", "a b+c&d=e?f#g", "..", "%2F", "single;quote'"})
    void takesAnySubjectAsAParameter(String subject) {
        var client = server.openAt("/ws").connect("login:" + subject.replace(":", "\\c"));
        client.expectConnected();
        var path = ENDPOINT + "?subject=" + encoded(subject);

        var answer = operator.get(path);

        assertThat(answer.json()).containsEntry("subject", subject);
        assertThat(list(answer, "sessions")).hasSize(1);
        assertThat(operator.delete(path).json()).containsEntry("ended", 1);
        SESSION_REVOKED.expectOn(client);
    }

    @Test
    void takesAnEmojiInThePath() {
        var client = server.openAt("/ws").connect("login:🦊");
        client.expectConnected();

        assertThat(list(operator.get(ENDPOINT + "/" + encoded("🦊")), "sessions"))
                .hasSize(1);
        client.closeNormally();
    }

    @Test
    void endsAUsersSessions() {
        var first = server.connected("carol");
        var second = server.connected("carol");
        var third = connected("/free/ws", "carol");

        assertThat(operator.delete(ENDPOINT + "/carol").body()).isEqualTo("{\"ended\":3}");

        SESSION_REVOKED.expectOn(first);
        SESSION_REVOKED.expectOn(second);
        SESSION_REVOKED.expectOn(third);
        server.awaitConnected("carol");
    }

    @Test
    void endsThoseOfOneScope() {
        var stays = server.connected("dave");
        var goes = connected("/free/ws", "dave");

        assertThat(operator.delete(ENDPOINT + "?subject=dave&scope=kicks").body())
                .isEqualTo("{\"ended\":1}");

        SESSION_REVOKED.expectOn(goes);
        stays.expectEcho("still here");
    }

    @Test
    void endsThoseThatAreOnlyObservedAndHaveNoSeat() {
        var all =
                List.of(connected("/ws/watch", "erin"), connected("/ws/watch", "erin"), connected("/ws/watch", "erin"));

        assertThat(operator.delete(ENDPOINT + "/erin").body()).isEqualTo("{\"ended\":3}");

        all.forEach(SESSION_REVOKED::expectOn);
    }

    @Test
    void endsNobodyWithoutAName() {
        var answer = operator.delete(ENDPOINT);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error")).asString().contains("?subject=");
        assertThat(operator.get(ENDPOINT + "?subject=").status()).isEqualTo(400);
        assertThat(operator.get(ENDPOINT + "/frank?scope=Not_A_Scope").status()).isEqualTo(400);
    }

    @Test
    void switchesAllScopesToObserve() {
        var answer = operator.post(ENDPOINT, "{\"mode\": \"observe\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("mode", "observe");
        awaitMode("default", Mode.OBSERVE);
        awaitMode("kicks", Mode.OBSERVE);
        assertThat(operator.get(ENDPOINT).json()).containsEntry("mode", "observe");
        var loser = connected("/free/ws", "grace");
        connected("/free/ws", "grace");
        loser.expectEcho("kept");
    }

    @Test
    void switchesAllScopesBackAlsoThoseThatWereSwitchedByThemselves() {
        operator.post(ENDPOINT, "{\"mode\": \"observe\", \"scope\": \"kicks\"}");
        awaitMode("kicks", Mode.OBSERVE);
        assertThat(modes().of("default")).isEqualTo(Mode.ENFORCE);

        operator.post(ENDPOINT, "{\"mode\": \"enforce\"}");

        awaitMode("kicks", Mode.ENFORCE);
        awaitMode("watch", Mode.ENFORCE);
        var loser = connected("/free/ws", "heidi");
        connected("/free/ws", "heidi");
        SESSION_REPLACED.expectOn(loser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\": \"off\"}",
                "{\"mode\": \"OBSERVE\"}",
                "{\"mode\": \"\"}",
                "{}",
                "{\"mode\": null}",
                "{\"scope\": \"kicks\"}"
            })
    void refusesWhatIsNoMode(String json) {
        var answer = operator.post(ENDPOINT, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error")).asString().contains("enforce").contains("observe");
        assertThat(modes().of("default")).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void refusesWhatIsNoScope() {
        var answer = operator.post(ENDPOINT, "{\"mode\": \"observe\", \"scope\": \"kikcs\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error")).asString().contains("'kikcs'").contains("default, kicks, watch");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Operator.Answer answer, String name) {
        return Objects.requireNonNull((List<Map<String, Object>>) answer.json().get(name));
    }

    private void modeOf(String scope, Mode mode) {
        guard().set(Modes.settingOf(scope), mode.text()).toCompletableFuture().join();
        awaitMode(scope, mode);
    }

    private void awaitMode(String scope, Mode mode) {
        patiently().until(() -> modes().of(scope) == mode);
    }

    private Modes modes() {
        return server.context().getBean(Modes.class);
    }

    private SessionGuard guard() {
        return server.context().getBean(SessionGuard.class);
    }

    private RawStomp connected(String endpoint, String user) {
        var client = server.openAt(endpoint, "x-user: " + user).connect();
        client.expectConnected();
        return client;
    }
}
