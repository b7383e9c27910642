// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.register;

import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** With a lease of 15 s, a heartbeat of 5 s and a grace of 15 s; so a silence is 10 s long. */
class NodeRegisterTest {

    private static final long SECOND = 1_000_000;
    private static final long START = 1_764_000_000 * SECOND;

    private static final Duration KEPT = Duration.ofMinutes(30);

    private final NodeRegister register = new NodeRegister(NodeTiming.DEFAULT, KEPT);
    private long now = START;

    @Nested
    class Join {

        @Test
        void makesANodeLive() {
            assertThat(register.join(NORTH, now)).isEqualTo(live());
            assertThat(register.nodes()).containsExactly(new NodeStatus(NORTH, 0));
        }

        @Test
        void opensAGraceInARegisterThatKnowsNobody() {
            register.join(NORTH, now);

            renewing(2, NORTH);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.UNKNOWN);
            renewing(1, NORTH);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.DEAD);
        }

        @Test
        void opensAGraceAfterASilence() {
            settled(NORTH);

            pass(10);
            register.join(SOUTH, now);

            pass(6);
            register.renew(SOUTH, 0, now);
            assertThat(verdict(NORTH)).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Nested
    class Renew {

        @Test
        void tellsTheTimeAndThatAllIsWell() {
            settled(NORTH, SOUTH);

            assertThat(register.renew(NORTH, 3, now)).isEqualTo(live());
            assertThat(register.nodes()).containsExactly(new NodeStatus(NORTH, 3), new NodeStatus(SOUTH, 0));
        }

        @Test
        void suspectsWhoDidNotRenewForALease() {
            settled(NORTH, SOUTH);

            renewing(2, NORTH);
            pass(5);
            assertThat(register.renew(NORTH, 0, now)).isEqualTo(live(SOUTH));
        }

        @Test
        void suspectsNobodyWhoRenewsAfterAll() {
            settled(NORTH, SOUTH);
            renewing(3, NORTH);

            assertThat(register.renew(SOUTH, 0, now)).isEqualTo(live());
            assertThat(register.renew(NORTH, 0, now)).isEqualTo(live());
        }

        @Test
        void isRefusedToANodeThatNeverJoined() {
            settled(NORTH);

            assertThat(register.renew(SOUTH, 0, now)).isEqualTo(new Renewal.Dead());
        }

        @Test
        void keepsSuspectingWhomAVerdictStruck() {
            settled(NORTH, SOUTH);
            renewing(3, NORTH);
            verdict(SOUTH);

            assertThat(register.renew(NORTH, 0, now)).isEqualTo(live(SOUTH));
        }

        @Test
        void keepsSuspectingWhoLeft() {
            settled(NORTH, SOUTH, WEST);
            register.strike(SOUTH, now);
            renewing(120, NORTH, WEST);
            register.strike(WEST, now);

            assertThat(register.renew(NORTH, 0, now)).isEqualTo(live(SOUTH, WEST));
        }
    }

    @Nested
    class OfAVerdict {

        @Test
        void liveIsWhoseLeaseRuns() {
            settled(NORTH, SOUTH);
            renewing(2, NORTH);

            pass(4);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.LIVE);
            assertThat(register.renew(SOUTH, 0, now)).isEqualTo(live());
        }

        @Test
        void deadIsWhoseLeasePassed() {
            settled(NORTH, SOUTH);
            renewing(3, NORTH);

            assertThat(verdict(SOUTH)).isEqualTo(Verdict.DEAD);
            assertThat(register.nodes()).containsExactly(new NodeStatus(NORTH, 0));
        }

        @Test
        void deadIsNeverTakenBack() {
            settled(NORTH, SOUTH);
            renewing(3, NORTH);
            verdict(SOUTH);

            assertThat(register.renew(SOUTH, 0, now)).isEqualTo(new Renewal.Dead());
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.DEAD);
            pass(11);
            assertThat(verdict(SOUTH)).as("in a silence").isEqualTo(Verdict.DEAD);
        }

        @Test
        void unknownIsEverybodyInASilence() {
            settled(NORTH, SOUTH);

            pass(9);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.LIVE);
            pass(1);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.UNKNOWN);
            pass(3_600);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.UNKNOWN);
            assertThat(register.renew(SOUTH, 0, now)).isEqualTo(live(NORTH));
        }

        @Test
        void unknownIsEverybodyInTheGraceAfterASilence() {
            settled(NORTH, SOUTH);
            pass(20);
            register.renew(NORTH, 0, now);

            renewing(2, NORTH);
            pass(4);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.UNKNOWN);
            pass(1);
            assertThat(verdict(SOUTH)).isEqualTo(Verdict.DEAD);
        }

        @Test
        void unknownIsEverybodyWhereNobodyEverRenewed() {
            assertThat(verdict(NORTH)).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Nested
    class Leave {

        @Test
        void isADeathAtOnceInAGraceToo() {
            register.join(NORTH, now);
            register.join(SOUTH, now);

            register.strike(SOUTH, now);

            assertThat(verdict(SOUTH)).isEqualTo(Verdict.DEAD);
            assertThat(register.renew(SOUTH, 0, now)).isEqualTo(new Renewal.Dead());
            assertThat(register.nodes()).containsExactly(new NodeStatus(NORTH, 0));
        }

        @Test
        void isForgottenOnceNoSlotMayHaveALeaseOfTheNode() {
            settled(NORTH, SOUTH);
            register.strike(SOUTH, now);

            renewing(359, NORTH);
            assertThat(register.renew(NORTH, 0, now)).isEqualTo(live(SOUTH));
            pass(5);
            assertThat(register.renew(NORTH, 0, now)).isEqualTo(live());
        }

        @Test
        void isToldToWhoRenewsNext() {
            settled(NORTH, SOUTH);

            register.strike(SOUTH, now);

            assertThat(register.renew(NORTH, 0, now)).isEqualTo(live(SOUTH));
        }
    }

    private Verdict verdict(NodeId node) {
        return register.verdict(node, now);
    }

    private Renewal live(NodeId... suspected) {
        return new Renewal.Live(now, Set.of(suspected), Map.of());
    }

    private void pass(int seconds) {
        now += seconds * SECOND;
    }

    /** The nodes join, and the grace of the first of them passes. */
    private void settled(NodeId... nodes) {
        for (var node : nodes) {
            register.join(node, now);
        }
        renewing(4, nodes);
    }

    private void renewing(int heartbeats, NodeId... nodes) {
        for (int i = 0; i < heartbeats; i++) {
            pass(5);
            List.of(nodes).forEach(node -> register.renew(node, 0, now));
        }
    }
}
