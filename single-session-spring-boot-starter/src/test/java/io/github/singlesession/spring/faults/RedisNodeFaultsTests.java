// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.ScoringApp.FIRST_COME;
import static io.github.singlesession.spring.faults.ScoringApp.KICK_OLD;
import static io.github.singlesession.spring.faults.Settings.GRACE;
import static io.github.singlesession.spring.faults.Settings.HEARTBEAT;
import static io.github.singlesession.spring.faults.Settings.LEASE;
import static io.github.singlesession.spring.faults.Settings.RETRY;
import static io.github.singlesession.spring.faults.Settings.STORE_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to nodes. */
@Tag("full")
@DisplayName("a node")
class RedisNodeFaultsTests {

    /** How long a client takes to find another node, and to be let in there. */
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    @Nested
    class FailOpen extends Rules {

        FailOpen() {
            super("fail-open", HEARTBEAT.plus(STORE_TIMEOUT.multipliedBy(2)));
        }
    }

    @Nested
    class FailClosed extends Rules {

        FailClosed() {
            super("fail-closed", Duration.ZERO);
        }
    }

    abstract static class Rules extends Faults {

        /** How long a node that woke after its lease may go on: a renewal, and a reaffirmation. */
        private final Duration afterWaking;

        Rules(String mode, Duration afterWaking) {
            super(mode);
            this.afterWaking = afterWaking;
        }

        @Test
        void killedLocksNobodyOutForLongerThanItsLease() {
            var incumbent = playing("incumbent", FIRST_COME, 0);
            var taker = playing("taker", KICK_OLD, 0);

            fleet.node(0).kill();
            awaitIn(incumbent);
            awaitIn(taker);

            measured("node killed, first-come", incumbent)
                    .within(LEASE.plus(HEARTBEAT).plus(RETRY), Duration.ZERO);
            measured("node killed, kick-old", taker).within(RECONNECT, Duration.ZERO);
            fleet.node(0).launch().awaitStarted();
        }

        @Test
        void stoppedForLessThanItsLeaseLosesNothing() {
            var player = playing("player", FIRST_COME, 0);
            var rival = wanting("player", FIRST_COME, 1);

            fleet.node(0).standStill();
            forAWhile(LEASE.dividedBy(3));
            fleet.node(0).goOn();
            forAWhile(HEARTBEAT.multipliedBy(2));

            assertThat(player.in()).isTrue();
            assertThat(rival.in()).isFalse();
            measured("node stopped for less than its lease, first-come", player).within(Duration.ZERO, Duration.ZERO);
        }

        @Test
        void stoppedForLongerThanItsLeaseIsOverWhenItWakes() {
            var stopped = playing("player", FIRST_COME, 0);
            fleet.node(0).standStill();
            var other = wanting("player", FIRST_COME, 1);
            awaitIn(other);
            forAWhile(HEARTBEAT);

            fleet.node(0).goOn();

            patiently().until(() -> stopped.times(4410) + stopped.times(4503) > 0);
            assertThat(other.in()).isTrue();
            measured("node stopped for longer than its lease, first-come", other)
                    .within(LEASE.plus(HEARTBEAT).plus(RETRY), afterWaking);
        }

        @Test
        void stoppedIsToldOfATakeoverWhenItWakes() {
            var stopped = playing("player", KICK_OLD, 0);
            fleet.node(0).standStill();
            var other = wanting("player", KICK_OLD, 1);
            awaitIn(other);

            fleet.node(0).goOn();

            patiently().until(stopped::done);
            measured("node stopped for less than its lease, kick-old", other).within(RECONNECT, HEARTBEAT);
        }

        @Test
        void killedWithAllOthersLocksNobodyOutForLongerThanALeaseAndAGrace() {
            var player = playing("player", FIRST_COME, 0);

            fleet.node(0).kill();
            fleet.node(1).kill();
            fleet.node(0).launch();
            fleet.node(1).launch();
            fleet.node(0).awaitStarted();
            long started = System.nanoTime();
            awaitIn(player);

            measured("all nodes killed, first-come; after one is back", Duration.ofNanos(System.nanoTime() - started))
                    .within(LEASE.plus(GRACE).plus(HEARTBEAT).plus(RETRY), Duration.ZERO);
            fleet.node(1).awaitStarted();
        }

        @Test
        void leavingLocksNobodyOut() {
            var player = playing("player", FIRST_COME, 0);

            fleet.node(0).leave();
            awaitIn(player);

            assertThat(player.times(4409)).isZero();
            measured("node leaves, first-come", player).within(RECONNECT, Duration.ZERO);
            fleet.node(0).launch().awaitStarted();
        }
    }
}
