// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.server.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an operator asks of one of two nodes holds at the other. */
@DisplayName("an operator of two nodes on one Redis")
class RedisOperatorTests {

    private static final String ENDPOINT = "/singlesession";
    private static final String WATCH = "/ws/watch";

    private static final QuizServer NORTH = start("north");
    private static final QuizServer SOUTH = start("south");
    private static final Operator AT_SOUTH = new Operator(SOUTH.port());

    @AfterAll
    static void stop() {
        NORTH.close();
        SOUTH.close();
    }

    private static QuizServer start(String name) {
        return RedisNode.start(
                RedisServer.shared(),
                "single-session.redis.key-prefix=operator:",
                "single-session.node.name=" + name,
                // A node that has not heard of a switch hears of it at its next heartbeat.
                "single-session.node.heartbeat=1500ms",
                "single-session.scopes.watch.paths=" + WATCH,
                Operator.EXPOSED);
    }

    @Test
    void seesBothNodesAndWhatAUserHasOnThem() {
        NORTH.connected("alice");
        SOUTH.connectedAt(WATCH, "alice");

        assertThat(list(AT_SOUTH.get(ENDPOINT), "nodes"))
                .extracting(node -> name(node.get("id")))
                .containsExactlyInAnyOrder("north", "south");
        assertThat(list(AT_SOUTH.get(ENDPOINT + "/alice"), "sessions"))
                .extracting(session -> session.get("scope") + " at " + name(session.get("node")))
                .containsExactlyInAnyOrder("default at north", "watch at south");
    }

    @Test
    void endsAUsersSessionsWhereverTheyAre() {
        var player = NORTH.connected("bob");
        var spectator = SOUTH.connectedAt(WATCH, "bob");

        assertThat(AT_SOUTH.delete(ENDPOINT + "/bob").body()).isEqualTo("{\"ended\":2}");

        SESSION_REVOKED.expectOn(player);
        SESSION_REVOKED.expectOn(spectator);
        NORTH.connected("bob").expectEcho("back");
    }

    @Test
    void clearsASlotThatCannotBeReadForItsUserAlone() {
        RedisServer.shared().ask("SET operator:{default:dave} v9|of-a-later-release");

        assertThat(AT_SOUTH.get(ENDPOINT + "/dave").status()).isEqualTo(503);
        NORTH.connected("erin").expectEcho("nobody else minds");
        assertThat(AT_SOUTH.delete(ENDPOINT + "/dave").status()).isEqualTo(200);

        assertThat(AT_SOUTH.get(ENDPOINT + "/dave").status()).isEqualTo(200);
        NORTH.connected("dave").expectEcho("in again");
    }

    @Test
    void switchesAllNodesToObserveAndBack() {
        var holder = NORTH.connected("carol");
        assertRefusedAtNorth("carol");

        AT_SOUTH.post(ENDPOINT, "{\"mode\":\"observe\"}");

        patiently().until(() -> modeOf(NORTH).equals("observe"));
        var spared = NORTH.connected("carol").expectEcho("let in");

        AT_SOUTH.post(ENDPOINT, "{\"mode\":\"enforce\"}");

        patiently().until(() -> modeOf(NORTH).equals("enforce"));
        assertRefusedAtNorth("carol");
        holder.expectEcho("still here");
        spared.expectEcho("here, too");
    }

    private static void assertRefusedAtNorth(String user) {
        DUPLICATE_SESSION.expectOn(
                NORTH.open(user).connect(), "single-session-retry-after:2250", "single-session-takeover-allowed:false");
    }

    private static String modeOf(QuizServer server) {
        return String.valueOf(new Operator(server.port()).get(ENDPOINT).json().get("mode"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Operator.Answer answer, String name) {
        return Objects.requireNonNull((List<Map<String, Object>>) answer.json().get(name));
    }

    /** The name of a node is what its id begins with. */
    private static String name(@Nullable Object id) {
        return String.valueOf(id).substring(0, "north".length());
    }
}
