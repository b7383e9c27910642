// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an operator asks of one of two nodes holds at the other, too. */
abstract class TwoNodesAndAnOperator extends TwoNodes {

    static final String ENDPOINT = "/singlesession";

    final Operator atSouth;

    TwoNodesAndAnOperator(QuizServer north, UnaryOperator<QuizServer> south) {
        super(north, south);
        this.atSouth = new Operator(this.south.port());
    }

    @Test
    void showAnOperatorBothNodesAndWhatAUserHasOnThem() {
        north.connected("judy");
        south.connectedAt(WATCH, "judy");

        assertThat(list(atSouth.get(ENDPOINT), "nodes"))
                .extracting(node -> name(node.get("id")))
                .containsExactlyInAnyOrder("north", "south");
        assertThat(list(atSouth.get(ENDPOINT + "/judy"), "sessions"))
                .extracting(session -> session.get("scope") + " at " + name(session.get("node")))
                .containsExactlyInAnyOrder("default at north", "watch at south");
    }

    @Test
    void endAUsersSessionsForAnOperatorOfEither() {
        var player = north.connected("kim");
        var spectator = south.connectedAt(WATCH, "kim");

        assertThat(atSouth.delete(ENDPOINT + "/kim").body()).isEqualTo("{\"ended\":2}");

        SESSION_REVOKED.expectOn(player);
        SESSION_REVOKED.expectOn(spectator);
        north.connected("kim").expectEcho("back");
    }

    @Test
    void followTheSwitchThatIsThrownAtTheOther() {
        var holder = north.connected("leo");
        assertRefused(north, "leo");

        switchTo("observe");
        var spared = north.connected("leo").expectEcho("let in");

        switchTo("enforce");
        assertRefused(north, "leo");
        holder.expectEcho("still here");
        spared.expectEcho("here, too");
    }

    private void switchTo(String mode) {
        atSouth.post(ENDPOINT, "{\"mode\":\"" + mode + "\"}");
        var atNorth = new Operator(north.port());
        patiently().until(() -> mode.equals(atNorth.get(ENDPOINT).json().get("mode")));
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
