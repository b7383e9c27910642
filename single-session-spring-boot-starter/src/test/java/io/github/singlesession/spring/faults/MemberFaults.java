// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.Settings.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.faults.ScoreFile.Score;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** A fleet of nodes that are the members of a Hazelcast. */
abstract class MemberFaults extends Faults {

    /**
     * Longer than it takes until a member is given up, and another one has what it had and was asked: else all nodes would
     * lose their leases with a member that has the register and stands still.
     */
    static final Duration LEASE = MemberConfiguration.SILENCE.plusSeconds(5);

    /** Until the others know that a member's connections ended for good, and have what it had. */
    static final Duration MISSED = Duration.ofSeconds(2);

    /** Until the others know that a member does not answer. */
    static final Duration GIVEN_UP = MemberConfiguration.SILENCE.plusSeconds(1);

    /**
     * Until those that were apart are one cluster again, and asked about their sessions: a member that looks for the others
     * waits for their answer for 5 s before it begins to wait for its next turn.
     */
    static final Duration MERGED = MemberConfiguration.MERGE.plusSeconds(5).plusSeconds(3);

    /** Until a client that came back in the first moment is in. */
    static final Duration COMES_BACK = RETRY.plusSeconds(1);

    private final int size;
    private final List<String> more;

    /** Creates faults of so many members, with some properties more, {@code name=value}. */
    MemberFaults(String mode, int size, String... more) {
        super(mode);
        this.size = size;
        this.more = List.of(more);
    }

    @Override
    Fleet fleet(String property) {
        var properties = new ArrayList<>(more);
        properties.add(property);
        properties.add("single-session.node.lease=" + LEASE.toSeconds() + "s");
        // No slot is kept for long for the sake of its takeovers.
        properties.add("single-session.takeover.window=2s");
        return Fleet.ofMembers(size, properties.toArray(String[]::new));
    }

    /** All members that were started have found each other, and copies of each other's slots: one may be lost now. */
    void awaitWhole() {
        for (int i = 0; i < size; i++) {
            var node = fleet.node(i);
            patiently().untilAsserted(() -> assertThat(get(node, "/members")).isEqualTo(Integer.toString(size)));
        }
    }

    @AfterEach
    void leaveNoEntryBehind() {
        fleet.leave();
        fleet.relaunch();
        awaitWhole();
        for (int i = 0; i < size; i++) {
            var node = fleet.node(i);
            patiently().untilAsserted(() -> assertThat(get(node, "/slots")).isEmpty());
            patiently().untilAsserted(() -> assertThat(get(node, "/actuator/singlesession"))
                    .satisfies(answer ->
                            assertThat(answer.split("\"id\":", -1)).as(answer).hasSize(size + 1)));
        }
    }

    /** Some users play at a node, first-come, and have answered. */
    List<Player> crowd(String name, int count, int node) {
        var players = IntStream.range(0, count)
                .mapToObj(i -> wanting(name + i, ScoringApp.FIRST_COME, node))
                .toList();
        players.forEach(Faults::awaitPlaying);
        return players;
    }

    /** What nobody did who stays in. */
    static void assertUndisturbed(List<Player> players) {
        assertThat(players).allMatch(Player::undisturbed);
    }

    /** Returns the fencing tokens with which the answers of a user were processed, in order. */
    List<Long> tokens(Player player) {
        return fleet.scores().stream()
                .filter(score -> score.user().equals(player.user()))
                .sorted((a, b) -> Long.compare(a.micros(), b.micros()))
                .map(Score::token)
                .toList();
    }
}
