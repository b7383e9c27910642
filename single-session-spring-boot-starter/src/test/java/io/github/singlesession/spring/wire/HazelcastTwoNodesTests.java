// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.hazelcast.HazelcastSessionRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two applications, each with a web server and a member of its own: what a user does at one is felt at the other. */
@DisplayName("two nodes of one Hazelcast cluster")
class HazelcastTwoNodesTests {

    private static final String WATCH = "/ws/watch";
    private static final String ENDPOINT = "/singlesession";

    private static final QuizServer NORTH = HazelcastNode.start(properties("north"));
    private static final QuizServer SOUTH = HazelcastNode.join(NORTH, properties("south"));
    private static final Operator AT_SOUTH = new Operator(SOUTH.port());

    private static String[] properties(String name) {
        return new String[] {
            "single-session.node.name=" + name,
            // A node that has not heard of a switch hears of it at its next heartbeat.
            "single-session.node.heartbeat=1500ms",
            "single-session.scopes.watch.paths=" + WATCH,
            "single-session.scopes.watch.policy=kick-old",
            Operator.EXPOSED
        };
    }

    @AfterAll
    static void stop() {
        SOUTH.close();
        NORTH.close();
    }

    @Test
    void takeTheStoreOfTheClassPath() {
        assertThat(NORTH.context().getBean("singleSessionRegistry")).isInstanceOf(HazelcastSessionRegistry.class);
        assertThat(HazelcastNode.member(NORTH).getCluster().getMembers()).hasSize(2);
    }

    @Test
    void refuseWhoIsConnectedAtTheOther() {
        var holder = NORTH.connected("alice");

        assertRefused(SOUTH, "alice");

        holder.expectEcho("still mine");
    }

    @Test
    void letInWhoLeftTheOther() {
        var holder = NORTH.connected("bob");

        holder.closeNormally();

        SOUTH.awaitConnected("bob").expectEcho("mine now");
    }

    @Test
    void endWhoIsReplacedAtTheOther() {
        var holder = NORTH.connectedAt(WATCH, "carol");

        var newcomer = SOUTH.connectedAt(WATCH, "carol");

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void grantOneOfManyThatComeToBothAtOnce() {
        var clients = IntStream.range(0, 12)
                .mapToObj(i -> (i % 2 == 0 ? NORTH : SOUTH).open("ivan"))
                .toList();

        clients.parallelStream().forEach(RawStomp::connect);

        assertThat(clients.stream().map(client -> client.expectAnyFrame().command()))
                .containsOnlyOnce("CONNECTED")
                .filteredOn("ERROR"::equals)
                .hasSize(11);
    }

    @Test
    void showAnOperatorBothNodesAndWhatAUserHasOnThem() {
        NORTH.connected("dave");
        SOUTH.connectedAt(WATCH, "dave");

        assertThat(list(AT_SOUTH.get(ENDPOINT), "nodes"))
                .extracting(node -> name(node.get("id")))
                .containsExactlyInAnyOrder("north", "south");
        assertThat(list(AT_SOUTH.get(ENDPOINT + "/dave"), "sessions"))
                .extracting(session -> session.get("scope") + " at " + name(session.get("node")))
                .containsExactlyInAnyOrder("default at north", "watch at south");
    }

    @Test
    void endAUsersSessionsForAnOperatorOfEither() {
        var player = NORTH.connected("erin");
        var spectator = SOUTH.connectedAt(WATCH, "erin");

        assertThat(AT_SOUTH.delete(ENDPOINT + "/erin").body()).isEqualTo("{\"ended\":2}");

        SESSION_REVOKED.expectOn(player);
        SESSION_REVOKED.expectOn(spectator);
        NORTH.connected("erin").expectEcho("back");
    }

    @Test
    void followTheSwitchThatIsThrownAtTheOther() {
        var holder = NORTH.connected("frank");

        AT_SOUTH.post(ENDPOINT, "{\"mode\":\"observe\"}");
        patiently().until(() -> modeOf(NORTH).equals("observe"));
        NORTH.connected("frank").expectEcho("let in");

        AT_SOUTH.post(ENDPOINT, "{\"mode\":\"enforce\"}");
        patiently().until(() -> modeOf(NORTH).equals("enforce"));
        assertRefused(NORTH, "frank");
        holder.expectEcho("still here");
    }

    private static void assertRefused(QuizServer server, String user) {
        DUPLICATE_SESSION.expectOn(
                server.open(user).connect(),
                "single-session-retry-after:2250",
                "single-session-takeover-allowed:false");
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
