// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.ScoringApp.FIRST_COME;
import static io.github.singlesession.spring.faults.ScoringApp.KICK_OLD;
import static io.github.singlesession.spring.faults.Settings.HEARTBEAT;
import static io.github.singlesession.spring.faults.Settings.STORE_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to nodes of which each has a part of the store. */
@Tag("full")
@DisplayName("one of three members")
class HazelcastMemberFaultsTests {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Every session that was let in meanwhile is asked about, and who took its seat is probed. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    @Nested
    class FailOpen extends Rules {

        FailOpen() {
            // Those whose slot is away are let in, one a node, until it is back and was asked.
            super("fail-open", STORE_TIMEOUT.multipliedBy(2), PAUSE.plus(SETTLED));
        }

        @Override
        void assertNobodyLosesHisSeat(List<Player> survivors, List<Player> rivals) {
            assertUndisturbed(survivors);
            assertThat(survivors)
                    .as("some of whom were put back with another token")
                    .anyMatch(survivor -> Set.copyOf(tokens(survivor)).size() > 1);
            assertThat(rivals).noneMatch(Player::in);
        }
    }

    @Nested
    class FailClosed extends Rules {

        FailClosed() {
            super("fail-closed", PAUSE.plus(MISSED), Duration.ZERO);
        }

        /** If the register was lost, too, a node cannot know that nobody was given its seats: who speaks has to come again. */
        @Override
        void assertNobodyLosesHisSeat(List<Player> survivors, List<Player> rivals) {
            assertThat(survivors).allMatch(survivor -> survivor.times(4410) == 0);
            IntStream.range(0, survivors.size()).forEach(i -> assertThat(
                            survivors.get(i).in() ^ rivals.get(i).in())
                    .isTrue());
        }
    }

    abstract static class Rules extends MemberFaults {

        private final Duration lockOutByPause;
        private final Duration outOfTurnByPause;

        Rules(String mode, Duration lockOutByPause, Duration outOfTurnByPause) {
            super(mode, 3);
            this.lockOutByPause = lockOutByPause;
            this.outOfTurnByPause = outOfTurnByPause;
        }

        @Test
        void killedLocksItsUsersOutUntilItIsMissedAndNobodyElse() {
            awaitWhole();
            var its = crowd("its", 5, 0);
            var taker = playing("taker", KICK_OLD, 0);
            var others = new ArrayList<>(crowd("other", 10, 1));
            others.addAll(crowd("another", 10, 2));

            fleet.node(0).kill();
            its.forEach(Faults::awaitIn);
            awaitIn(taker);
            forAWhile(HEARTBEAT);

            assertUndisturbed(others);
            assertThat(others)
                    .allSatisfy(other -> assertThat(Set.copyOf(tokens(other))).hasSize(1));
            measured("member killed, first-come", its.toArray(Player[]::new))
                    .within(MISSED.plus(COMES_BACK), Duration.ZERO);
            measured("member killed, kick-old", taker).within(MISSED.plus(COMES_BACK), Duration.ZERO);
        }

        @Test
        void leavingLocksNobodyOut() {
            awaitWhole();
            var its = crowd("its", 5, 0);
            var others = crowd("other", 10, 1);

            fleet.node(0).leave();
            its.forEach(Faults::awaitIn);
            forAWhile(HEARTBEAT);

            assertThat(its).allMatch(player -> player.times(4409) + player.times(4503) == 0);
            assertUndisturbed(others);
            measured("member leaves, first-come", its.toArray(Player[]::new))
                    .within(Duration.ofSeconds(1), Duration.ZERO);
        }

        @Test
        void stoppedForAMomentThrowsNobodyOutAndKeepsWaitingWhoseSlotItHas() {
            awaitWhole();
            var its = crowd("its", 10, 0);
            var others = crowd("other", 10, 1);

            fleet.node(0).standStill();
            var rivals = IntStream.range(0, its.size())
                    .mapToObj(i -> wanting("its" + i, FIRST_COME, 1))
                    .toList();
            var newcomers = IntStream.range(0, 20)
                    .mapToObj(i -> wanting("new" + i, FIRST_COME, 1 + i % 2))
                    .toList();
            forAWhile(PAUSE);
            fleet.node(0).goOn();
            newcomers.forEach(Faults::awaitIn);
            forAWhile(SETTLED);

            assertUndisturbed(others);
            for (int i = 0; i < its.size(); i++) {
                assertThat(its.get(i).in() ^ rivals.get(i).in()).isTrue();
            }
            measured("member stopped for 2 s, first-come; who comes meanwhile", newcomers.toArray(Player[]::new))
                    .within(lockOutByPause, outOfTurnByPause);
        }

        @Test
        void stoppedUntilItIsGivenUpIsAPartOfItsOwnWhenItWakesUntilItHasMerged() {
            awaitWhole();
            var its = crowd("its", 5, 0);
            var others = crowd("other", 10, 1);
            fleet.node(0).standStill();
            var rivals = IntStream.range(0, its.size())
                    .mapToObj(i -> wanting("its" + i, FIRST_COME, 1 + i % 2))
                    .toList();
            rivals.forEach(Faults::awaitIn);
            forAWhile(HEARTBEAT);

            fleet.node(0).goOn();
            long woke = System.nanoTime();
            patiently().until(() -> IntStream.range(0, its.size())
                    .allMatch(i -> its.get(i).in() ^ rivals.get(i).in()));
            var settled = Duration.ofNanos(System.nanoTime() - woke);

            // Who leaves while two parts become one may be put back by the other.
            awaitWhole();
            forAWhile(SETTLED);
            assertUndisturbed(others);
            measured("member stopped until it is given up, first-come", rivals.toArray(Player[]::new))
                    .within(GIVEN_UP.plus(COMES_BACK), MERGED);
            Measured.took("the same, from waking to the last loser's end", mode, settled, MERGED);
        }

        @Test
        void killedWithAnotherTakesTheirRecordsAndThrowsNobodyElseOut() {
            awaitWhole();
            var its = Stream.of(crowd("its", 5, 0), crowd("others", 5, 1))
                    .flatMap(List::stream)
                    .toList();
            var survivors = crowd("survivor", 20, 2);

            fleet.node(0).kill();
            fleet.node(1).kill();
            long killed = System.nanoTime();
            patiently().until(() -> slots(2, "survivor") == survivors.size());
            var reclaimed = Duration.ofNanos(System.nanoTime() - killed);
            var rivals = IntStream.range(0, survivors.size())
                    .mapToObj(i -> wanting("survivor" + i, FIRST_COME, 2))
                    .toList();
            its.forEach(Faults::awaitIn);
            forAWhile(HEARTBEAT);

            assertNobodyLosesHisSeat(survivors, rivals);
            measured("two of three members killed, first-come", its.toArray(Player[]::new))
                    .within(MISSED.plus(LEASE).plus(HEARTBEAT).plus(COMES_BACK), Duration.ZERO);
            Measured.took("the same, until all others are recorded again", mode, reclaimed, MISSED.plus(HEARTBEAT));
        }

        /** What becomes of those who play on where only one of three members is left, while others want their seats. */
        abstract void assertNobodyLosesHisSeat(List<Player> survivors, List<Player> rivals);

        private long slots(int node, String name) {
            return Stream.of(get(fleet.node(node), "/slots").split(" "))
                    .filter(key -> key.contains("-" + name))
                    .count();
        }
    }
}
