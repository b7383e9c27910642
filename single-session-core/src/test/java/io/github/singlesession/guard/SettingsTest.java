// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");
    private final Scene.Node south = scene.node("south");

    @Test
    void areFollowedAtOnceWhereTheyAreMade() {
        Scene.answer(north.guard.set("mode", "observe"));

        assertThat(north.heard.words()).containsExactly("set {mode=observe}");
        assertThat(south.heard.words()).isEmpty();
    }

    @Test
    void areFollowedElsewhereWithinAHeartbeat() {
        Scene.answer(north.guard.set("mode", "observe"));

        scene.time.pass(Scene.HEARTBEAT);

        assertThat(south.heard.words()).containsExactly("set {mode=observe}");
    }

    @Test
    void areToldOnlyWhenTheyChange() {
        Scene.answer(north.guard.set("mode", "observe"));
        scene.time.pass(Scene.HEARTBEAT.multipliedBy(5));
        Scene.answer(north.guard.set("mode", "observe"));
        scene.time.pass(Scene.HEARTBEAT);
        Scene.answer(south.guard.set("mode.game", "enforce"));
        scene.time.pass(Scene.HEARTBEAT);

        var told = new String[] {"set {mode=observe}", "set {mode=observe, mode.game=enforce}"};
        assertThat(north.heard.words()).containsExactly(told);
        assertThat(south.heard.words()).containsExactly(told);
    }

    @Test
    void areFollowedByNodesThatComeLater() {
        Scene.answer(north.guard.set("mode", "observe"));

        var west = scene.node("west");

        assertThat(west.heard.words()).containsExactly("set {mode=observe}");
    }

    @Test
    void areFollowedWhereTheyAreMadeThoughTheStoreIsAway() {
        north.cutOff();

        var set = north.guard.set("mode", "observe");
        scene.time.pass(Scene.TIMEOUT);

        assertThat(set).isCompletedExceptionally();
        assertThat(north.heard.words()).contains("set {mode=observe}");
    }

    @Test
    void areLeftAsTheyWereByARegisterThatLostThem() {
        Scene.answer(north.guard.set("mode", "observe"));
        scene.time.pass(Scene.HEARTBEAT);
        north.heard.words();
        south.heard.words();

        north.register.forget("mode");
        scene.time.pass(Scene.HEARTBEAT);
        assertThat(north.heard.words()).isEmpty();
        Scene.answer(south.guard.set("mode.game", "enforce"));
        scene.time.pass(Scene.HEARTBEAT);

        assertThat(north.heard.words()).containsExactly("set {mode=observe, mode.game=enforce}");
    }

    @Test
    void areRefusedWhereTheyAreOffTheForm() {
        assertThatThrownBy(() -> north.guard.set("mode", "observe all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'observe all'");
        assertThat(north.heard.words()).isEmpty();
    }
}
