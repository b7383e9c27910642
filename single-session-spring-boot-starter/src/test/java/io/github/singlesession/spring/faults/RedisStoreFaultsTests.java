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
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to Redis, and to the lines to it. */
@Tag("full")
@DisplayName("Redis")
class RedisStoreFaultsTests {

    /** The client of Redis comes back after a time that doubles, and every session is asked about. */
    private static final Duration RETURN = Duration.ofSeconds(5);

    @Nested
    class FailOpen extends Rules {

        FailOpen() {
            super("fail-open");
        }

        @Test
        void lostWithItsDataThrowsNobodyOut() {
            var player = playing("player", FIRST_COME, 0);

            fleet.redis().kill();
            forAWhile(HEARTBEAT);
            fleet.redis().start();
            forAWhile(RETURN);
            var rival = wanting("player", FIRST_COME, 1);
            forAWhile(RETRY);

            assertThat(player.in()).isTrue();
            assertThat(rival.in()).isFalse();
            measured("Redis restarted without its data", player).within(Duration.ZERO, Duration.ZERO);
        }

        @Test
        void goneLetsOnlyOneOfANodeInAndSettlesItWhenItIsBack() {
            var first = playing("player", FIRST_COME, 0);
            fleet.redis().kill();
            var second = wanting("player", FIRST_COME, 1);
            awaitIn(second);
            long outage = System.nanoTime();
            forAWhile(HEARTBEAT);
            fleet.redis().start();

            patiently().until(() -> first.done() || second.done());

            assertThat(first.in() ^ second.in()).isTrue();
            measured("Redis away, two nodes", second)
                    .within(RETURN, Duration.ofNanos(System.nanoTime() - outage).plus(RETURN));
        }

        @Test
        void stoppedForLongerThanALeaseSettlesWhoGotInMeanwhile() {
            var first = playing("player", FIRST_COME, 0);
            Signal.STOP.send(fleet.redis().process());
            var second = wanting("player", FIRST_COME, 1);
            awaitIn(second);
            long since = System.nanoTime();
            forAWhile(LEASE.plus(HEARTBEAT));
            Signal.CONT.send(fleet.redis().process());
            var stopped = Duration.ofNanos(System.nanoTime() - since);

            patiently().until(() -> first.done() || second.done());

            assertThat(first.in() ^ second.in()).isTrue();
            measured("Redis stopped for longer than a lease, two nodes", second).within(RETURN, stopped.plus(RETURN));
        }

        @Test
        void cutOffFromOneNodeLetsBothGoOnUntilItIsMended() {
            cut(fleet.line(0)::cut, "a node cut off");
        }

        @Test
        void silentTowardsOneNodeLetsBothGoOnUntilItIsMended() {
            cut(fleet.line(0)::fallSilent, "a node's line silent");
        }

        private void cut(Runnable fault, String name) {
            var cutOff = playing("player", FIRST_COME, 0);
            fault.run();
            long since = System.nanoTime();
            var other = wanting("player", FIRST_COME, 1);
            awaitIn(other);
            var partition = Duration.ofNanos(System.nanoTime() - since);
            fleet.line(0).mend();

            patiently().until(cutOff::done);

            measured(name, other).within(LEASE.plus(HEARTBEAT).plus(RETRY), partition.plus(RETURN));
        }
    }

    @Nested
    class FailClosed extends Rules {

        FailClosed() {
            super("fail-closed");
        }

        @Test
        void goneForLongerThanALeaseEndsWhoSpeaksAndLetsThemInWhenItIsBack() {
            var player = playing("player", FIRST_COME, 0);
            fleet.redis().kill();
            long since = System.nanoTime();
            patiently().until(() -> player.times(4503) > 0);
            fleet.redis().start();
            long outage = System.nanoTime() - since;

            awaitIn(player);

            measured("Redis away for longer than a lease", player)
                    .within(Duration.ofNanos(outage).plus(RETURN), Duration.ZERO);
        }

        @Test
        void backWithItsDataCountsNobodyDeadBeforeAGrace() {
            var player = playing("player", FIRST_COME, 0);
            fleet.redis().keepData();
            fleet.redis().kill();
            fleet.node(0).kill();
            fleet.redis().start("--appendonly", "yes");
            long since = System.nanoTime();

            awaitIn(player);

            measured(
                            "Redis restarted with its data, and a node killed meanwhile",
                            Duration.ofNanos(System.nanoTime() - since))
                    .within(LEASE.plus(GRACE).plus(HEARTBEAT).plus(RETRY).plus(RETURN), Duration.ZERO);
            fleet.node(0).launch().awaitStarted();
        }

        @Test
        void cutOffFromOneNodeLetsNobodySpeakTwice() {
            var cutOff = playing("player", FIRST_COME, 0);
            fleet.line(0).cut();
            var other = wanting("player", FIRST_COME, 1);
            awaitIn(other);
            forAWhile(HEARTBEAT);
            fleet.line(0).mend();
            forAWhile(RETURN);

            assertThat(cutOff.in()).isFalse();
            measured("a node cut off", other).within(LEASE.plus(HEARTBEAT).plus(RETRY), Duration.ZERO);
        }
    }

    abstract static class Rules extends Faults {

        Rules(String mode) {
            super(mode);
        }

        @Test
        void restartedWithItsDataChangesNothing() {
            var player = playing("player", FIRST_COME, 0);
            fleet.redis().keepData();

            fleet.redis().kill();
            fleet.redis().start("--appendonly", "yes");
            forAWhile(RETURN);
            var rival = wanting("player", FIRST_COME, 1);
            forAWhile(RETRY);

            assertThat(player.in()).isTrue();
            assertThat(rival.in()).isFalse();
            measured("Redis restarted with its data", player).within(Duration.ZERO, Duration.ZERO);
        }

        @Test
        void thatDropsSubscriptionsIsListenedToAgain() {
            var first = playing("player", KICK_OLD, 0);

            fleet.redis().ask("CLIENT KILL TYPE pubsub");
            var second = wanting("player", KICK_OLD, 1);
            awaitIn(second);

            patiently().until(first::done);
            measured("subscriptions killed, kick-old", second)
                    .within(RETRY, HEARTBEAT.multipliedBy(2).plus(RETURN));
        }

        @Test
        void thatForgetsItsScriptsIsToldThemAgain() {
            var first = playing("player", KICK_OLD, 0);

            fleet.redis().ask("SCRIPT FLUSH");
            var second = wanting("player", KICK_OLD, 1);
            awaitIn(second);

            patiently().until(first::done);
            measured("scripts flushed, kick-old", second).within(RETRY, HEARTBEAT);
        }

        @Test
        void thatIsSlowLetsACrowdInAllTheSame() {
            fleet.line(0).slowDown(Duration.ofMillis(200));
            fleet.line(1).slowDown(Duration.ofMillis(200));

            var crowd = IntStream.range(0, 200)
                    .mapToObj(i -> wanting("user" + i, FIRST_COME, i))
                    .toList();
            crowd.forEach(Faults::awaitIn);
            fleet.line(0).mend();
            fleet.line(1).mend();

            measured("200 connect while Redis takes 400 ms", crowd.toArray(Player[]::new))
                    .within(STORE_TIMEOUT.multipliedBy(2).plus(RETURN), Duration.ZERO);
        }
    }
}
