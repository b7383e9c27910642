// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.register;

import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegisterTextTest {

    private static final long SECOND = 1_000_000;
    private static final long NOW = 1_764_000_000 * SECOND;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final NodeRegister register = empty();

    @Test
    void ofARegisterThatKnowsNobodyMayBeEmpty() {
        assertThat(read("").nodes()).isEmpty();
        assertThat(read(RegisterText.write(register)).verdict(NORTH, NOW)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void keepsAllThatCounts() {
        register.join(NORTH, NOW);
        register.renew(NORTH, 7, NOW + SECOND);
        register.join(SOUTH, NOW + SECOND);
        register.strike(SOUTH, NOW + SECOND);
        register.set("mode.default", "observe", NOW);

        var same = read(RegisterText.write(register));

        assertThat(RegisterText.write(same)).isEqualTo(RegisterText.write(register));
        assertThat(same.nodes()).containsExactly(new NodeStatus(NORTH, 7));
        assertThat(same.renew(NORTH, 7, NOW + 2 * SECOND)).isEqualTo(register.renew(NORTH, 7, NOW + 2 * SECOND));
        assertThat(same.verdict(WEST, NOW + 2 * SECOND)).isEqualTo(Verdict.UNKNOWN);
        assertThat(same.verdict(SOUTH, NOW + 2 * SECOND)).isEqualTo(Verdict.DEAD);
    }

    @Test
    void isTheDocumentedOne() {
        register.join(NORTH, NOW);
        register.strike(SOUTH, NOW);
        register.set("mode", "observe", NOW);

        assertThat(RegisterText.write(register).lines())
                .containsExactlyInAnyOrder(
                        "v1|1764000000000000|1764000015000000",
                        "node|" + NORTH + "|1764000015000000|0",
                        "gone|" + SOUTH + "|1764000300000000",
                        "set|mode|observe|1764000000000000");
    }

    @Test
    void mayHaveMoreThanThisReleaseKnows() {
        register.join(NORTH, NOW);

        var later = RegisterText.write(register).replace("|0", "|0|eu-1") + "\nzone|eu-1";

        assertThat(read(later).nodes()).isEqualTo(register.nodes());
    }

    @Test
    void ofALaterVersionIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> read("v2|1|2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'v2'")
                .hasMessageContaining("upgrade this node");
    }

    @Test
    void thatIsNoneIsRefused() {
        assertThatThrownBy(() -> read("v1|1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("v1|1|2\nnode|x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class Merged {

        private final NodeRegister other = empty();

        @Test
        void knowsTheNodesOfBothSides() {
            register.join(NORTH, NOW);
            other.join(SOUTH, NOW);
            register.merge(other);

            assertThat(register.nodes()).containsExactly(new NodeStatus(NORTH, 0), new NodeStatus(SOUTH, 0));
        }

        @Test
        void keepsOutWhomOneSideStruck() {
            register.join(NORTH, NOW);
            register.join(SOUTH, NOW);
            register.strike(SOUTH, NOW);
            other.join(SOUTH, NOW + SECOND);
            register.merge(other);

            assertThat(register.renew(SOUTH, 0, NOW + SECOND)).isEqualTo(new Renewal.Dead());
        }

        @Test
        void followsTheNewerSetting() {
            register.set("mode", "observe", NOW + SECOND);
            other.set("mode", "enforce", NOW);
            register.set("mode.chat", "observe", NOW);
            other.set("mode.chat", "enforce", NOW + SECOND);
            register.merge(other);

            var settings = ((Renewal.Live) register.join(NORTH, NOW)).settings();
            assertThat(settings).containsEntry("mode", "observe").containsEntry("mode.chat", "enforce");
        }

        @Test
        void isSilentOnlyIfBothSidesWere() {
            register.join(NORTH, NOW);
            other.join(SOUTH, NOW);
            other.renew(SOUTH, 0, NOW + 9 * SECOND);
            other.renew(SOUTH, 0, NOW + 18 * SECOND);
            register.merge(other);

            assertThat(register.verdict(SOUTH, NOW + 19 * SECOND)).isEqualTo(Verdict.LIVE);
            assertThat(register.verdict(NORTH, NOW + 19 * SECOND)).isEqualTo(Verdict.DEAD);
        }
    }

    private static NodeRegister empty() {
        return new NodeRegister(NodeTiming.DEFAULT, KEPT);
    }

    private static NodeRegister read(String text) {
        return RegisterText.read(text, NodeTiming.DEFAULT, KEPT);
    }
}
