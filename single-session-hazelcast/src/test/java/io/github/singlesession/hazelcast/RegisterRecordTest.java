// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The register of nodes, which knows the member that a node lives on. */
class RegisterRecordTest {

    private static final long SECOND = 1_000_000;
    private static final long NOW = 1_764_000_000 * SECOND;
    private static final NodeId NORTH = new NodeId("north-1");
    private static final NodeId SOUTH = new NodeId("south-1");
    private static final Set<String> BOTH = Set.of("a", "b");
    private static final Set<String> ONE_LEFT = Set.of("a");

    private final RegisterRecord record = empty();

    @Test
    void aNodeWhoseMemberHasLeftIsSuspectedAtOnce() {
        join(record, NORTH, "a");
        join(record, SOUTH, "b");

        assertThat(renew(record, NORTH, "a", ONE_LEFT).suspected()).containsExactly(SOUTH);
    }

    @Test
    void aNodeWhoseMemberHasLeftIsDeadAlsoInAGrace() {
        join(record, NORTH, "a");
        join(record, SOUTH, "b");

        assertThat(record.verdict(SOUTH, ONE_LEFT, NOW)).isEqualTo(Verdict.DEAD);
        assertThat(record.register().renew(SOUTH, 0, NOW)).isEqualTo(new Renewal.Dead());
    }

    @Test
    void aNodeIsNotStruckBeforeAnybodyAsksForAVerdict() {
        join(record, NORTH, "a");
        join(record, SOUTH, "b");
        renew(record, NORTH, "a", ONE_LEFT);

        assertThat(renew(record, SOUTH, "b", BOTH).suspected()).isEmpty();
    }

    @Test
    void aNodeThatRenewsFromAnotherMemberLivesThere() {
        join(record, NORTH, "a");
        join(record, SOUTH, "b");
        renew(record, SOUTH, "b2", Set.of("a", "b2"));

        assertThat(renew(record, NORTH, "a", Set.of("a", "b2")).suspected()).isEmpty();
        assertThat(renew(record, NORTH, "a", BOTH).suspected()).containsExactly(SOUTH);
    }

    @Test
    void itsTextKeepsTheMembersOfThoseWhoAreThere() {
        join(record, NORTH, "a");
        join(record, SOUTH, "b");
        record.register().strike(SOUTH, NOW);

        var same = read(record.write());

        assertThat(same.write())
                .isEqualTo(record.write())
                .contains("member|north-1|a")
                .doesNotContain("member|south-1");
    }

    @Nested
    class Merged {

        private final RegisterRecord other = empty();

        @Test
        void waitsForTheOtherSideToSayWhereItsNodesLiveNow() {
            join(record, NORTH, "a");
            join(record, SOUTH, "b");
            join(other, SOUTH, "b");
            record.merge(other);

            // The member of south came back as another than it was.
            assertThat(renew(record, NORTH, "a", Set.of("a", "b2")).suspected()).isEmpty();
            assertThat(renew(record, SOUTH, "b2", Set.of("a", "b2")).suspected())
                    .isEmpty();
            assertThat(renew(record, NORTH, "a", ONE_LEFT).suspected()).containsExactly(SOUTH);
        }

        @Test
        void keepsOutWhomItStruckWhileTheyWereApart() {
            join(record, NORTH, "a");
            join(record, SOUTH, "b");
            record.verdict(SOUTH, ONE_LEFT, NOW);
            join(other, SOUTH, "b");
            record.merge(other);

            assertThat(record.register().renew(SOUTH, 0, NOW)).isEqualTo(new Renewal.Dead());
        }
    }

    private static RegisterRecord empty() {
        return read("");
    }

    private static RegisterRecord read(String text) {
        return RegisterRecord.read(text, NodeTiming.DEFAULT, Duration.ofMinutes(5));
    }

    private static void join(RegisterRecord record, NodeId node, String member) {
        var renewal = record.on(member, node, record.register().join(node, NOW), BOTH);
        assertThat(renewal).isInstanceOf(Renewal.Live.class);
    }

    private static Renewal.Live renew(RegisterRecord record, NodeId node, String member, Set<String> present) {
        var renewal = record.on(member, node, record.register().renew(node, 0, NOW), present);
        assertThat(renewal).isInstanceOf(Renewal.Live.class);
        return (Renewal.Live) renewal;
    }
}
