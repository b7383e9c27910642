// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.ScoringApp.FIRST_COME;
import static io.github.singlesession.spring.faults.ScoringApp.KICK_OLD;
import static io.github.singlesession.spring.faults.Settings.HEARTBEAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two members lose each other and find each other again; what they say to each other goes through lines of the test. */
@Tag("full")
@DisplayName("two members that are apart for a while")
class HazelcastPartitionFaultsTests {

    private static final int USERS = 20;

    @Nested
    class FailOpen extends Rules {

        FailOpen() {
            super("fail-open");
        }
    }

    @Nested
    class FailClosed extends Rules {

        FailClosed() {
            super("fail-closed");
        }
    }

    /** The application has Hazelcast refuse our maps where not all members are there: a store that is away, not two. */
    @Nested
    class Protected extends MemberFaults {

        Protected() {
            super("fail-closed", 2, MemberConfiguration.QUORUM + "=2");
        }

        @Test
        void cutOffLetNobodyInAndNobodySpeakTwice() {
            awaitWhole();
            var elders = crowd("user", 10, 0);
            fleet.members().cut();
            var juniors = IntStream.range(0, elders.size())
                    .mapToObj(i -> wanting("user" + i, FIRST_COME, 1))
                    .toList();
            long since = System.nanoTime();
            forAWhile(MISSED.plus(COMES_BACK));
            assertThat(juniors).noneMatch(Player::in);
            patiently().until(() -> elders.stream().allMatch(elder -> elder.times(4503) > 0));
            var apart = Duration.ofNanos(System.nanoTime() - since);

            fleet.members().mend();
            patiently().until(() -> IntStream.range(0, elders.size())
                    .allMatch(i -> elders.get(i).in() ^ juniors.get(i).in()));

            var keptOut = Stream.concat(elders.stream(), juniors.stream())
                    .filter(Player::in)
                    .map(Player::longestWait)
                    .max(Duration::compareTo)
                    .orElseThrow();
            measured("members cut off from each other, with split-brain protection", keptOut)
                    .within(apart.plus(MERGED), Duration.ZERO);
        }
    }

    abstract static class Rules extends MemberFaults {

        Rules(String mode) {
            super(mode, 2);
        }

        @Test
        void cutOffBothGrantAndOneSeatIsLeftOfEachOnceTheyMerged() {
            apart(fleet.members()::cut, "members cut off from each other", MISSED);
        }

        @Test
        void silentToEachOtherBothGrantAndOneSeatIsLeftOfEachOnceTheyMerged() {
            apart(fleet.members()::fallSilent, "members silent to each other", GIVEN_UP);
        }

        private void apart(Runnable fault, String name, Duration noticed) {
            awaitWhole();
            var elders = users().map(i -> playing("user" + i, endpoint(i), 0)).toList();
            fault.run();
            long since = System.nanoTime();
            var juniors = users().map(i -> wanting("user" + i, endpoint(i), 1)).toList();
            forAWhile(noticed.plus(COMES_BACK));
            patiently().until(() -> users().allMatch(
                            i -> elders.get(i).in() || juniors.get(i).in()));
            // Later, who was refused on one side waits rightly for the seat that he has on the other.
            var keptOut = Stream.concat(elders.stream(), juniors.stream())
                    .filter(Player::in)
                    .map(Player::longestWait)
                    .max(Duration::compareTo)
                    .orElseThrow();
            var apart = Duration.ofNanos(System.nanoTime() - since);

            fleet.members().mend();
            long mended = System.nanoTime();
            awaitWhole();
            patiently().until(() -> users().allMatch(
                            i -> elders.get(i).in() ^ juniors.get(i).in()));
            var settled = Duration.ofNanos(System.nanoTime() - mended);
            forAWhile(HEARTBEAT);

            users().forEach(i -> {
                assertThat(elders.get(i).in() ^ juniors.get(i).in()).isTrue();
                assertTokensRise(elders.get(i).in() ? elders.get(i) : juniors.get(i));
            });
            measured(name, keptOut).within(noticed.plus(COMES_BACK), apart.plus(MERGED));
            Measured.took(name + ", from mending to the last loser's end", mode, settled, MERGED);
        }

        private static Stream<Integer> users() {
            return IntStream.range(0, USERS).boxed();
        }

        private static String endpoint(int user) {
            return user % 2 == 0 ? FIRST_COME : KICK_OLD;
        }

        /** Whoever is left speaks with a token that no other had before, so that what it writes is not fenced off. */
        private void assertTokensRise(Player winner) {
            var tokens = tokens(winner);
            assertThat(tokens.get(tokens.size() - 1)).as(winner.toString()).isEqualTo(Collections.max(tokens));
        }
    }
}
