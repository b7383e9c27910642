// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slot that two parts of a store went on with, each by itself, and that becomes one again. */
class SlotMergeTest {

    private static final long NOW = 1_764_000_000_000_000L;

    private long now = NOW;

    @Test
    void keepsWhomTheLimitHasRoomFor() {
        var both = claim(Slot.EMPTY, "tablet", NORTH, 3);
        var north = claim(both, "phone", NORTH, 3);
        var south = claim(both, "laptop", SOUTH, 3);

        assertThat(merged(north, south, ConflictPolicy.FIRST_COME, 3)).containsExactly("tablet", "phone", "laptop");
    }

    @Test
    void keepsWhoCameFirstUnderFirstCome() {
        var north = claim(Slot.EMPTY, "phone", NORTH, 1);
        var south = claim(Slot.EMPTY, "laptop", SOUTH, 1);

        assertThat(merged(north, south, ConflictPolicy.FIRST_COME, 1)).containsExactly("phone");
        assertThat(merged(south, north, ConflictPolicy.FIRST_COME, 1)).containsExactly("phone");
    }

    @Test
    void keepsWhoCameLastUnderKickOld() {
        var north = claim(Slot.EMPTY, "phone", NORTH, 1);
        var south = claim(Slot.EMPTY, "laptop", SOUTH, 1);

        assertThat(merged(north, south, ConflictPolicy.KICK_OLD, 1)).containsExactly("laptop");
        assertThat(merged(south, north, ConflictPolicy.KICK_OLD, 1)).containsExactly("laptop");
    }

    @Test
    void hasOneLeaseOfASessionThatBothPartsKnowAndThatTheLaterOne() {
        var both = claim(Slot.EMPTY, "phone", NORTH, 1);
        var moved = claim(both, "phone", SOUTH, 1);

        var slot = SlotDecision.merge(both, moved, ConflictPolicy.FIRST_COME, 1);

        assertThat(slot.holders(ALICE, now)).extracting(SessionLease::node).containsExactly(SOUTH);
    }

    @Test
    void givesLargerTokensThanEitherPartGave() {
        var north = claim(Slot.EMPTY, "phone", NORTH, 1);
        var south = release(claim(Slot.EMPTY, "laptop", SOUTH, 1), "laptop");
        south = claim(south, "tablet", SOUTH, 1);
        long largest = south.largestToken();

        var slot = SlotDecision.merge(release(north, "phone"), release(south, "tablet"), ConflictPolicy.FIRST_COME, 1);
        now = NOW;
        var next = claim(slot, "watch", NORTH, 1);

        assertThat(next.largestToken()).isGreaterThan(largest);
    }

    @Test
    void givesWhoStaysALargerTokenThanWhoeverWroteMeanwhile() {
        var both = claim(Slot.EMPTY, "phone", NORTH, 1);
        var south = claim(release(both, "phone"), "laptop", SOUTH, 1);
        long largest = south.largestToken();

        for (var slot : List.of(
                SlotDecision.merge(both, south, ConflictPolicy.FIRST_COME, 1),
                SlotDecision.merge(south, both, ConflictPolicy.FIRST_COME, 1))) {
            assertThat(slot.leases()).singleElement().satisfies(phone -> {
                assertThat(phone.sessionId()).isEqualTo("phone");
                assertThat(phone.token()).isGreaterThan(largest);
                assertThat(phone.since()).isEqualTo(both.leases().get(0).since());
            });
        }
    }

    @Test
    void leavesTheTokenOfWhoCameLast() {
        var north = claim(Slot.EMPTY, "phone", NORTH, 1);
        var south = claim(Slot.EMPTY, "laptop", SOUTH, 1);

        var slot = SlotDecision.merge(north, south, ConflictPolicy.KICK_OLD, 1);

        assertThat(slot.largestToken()).isEqualTo(south.largestToken());
    }

    @Test
    void leavesTokensWhereThePartsDoNotDiffer() {
        var both = claim(claim(Slot.EMPTY, "phone", NORTH, 2), "laptop", SOUTH, 2);

        assertThat(SlotDecision.merge(both, both, ConflictPolicy.FIRST_COME, 2)).isEqualTo(both);
    }

    @Test
    void keepsOutWhatOnePartEndedOnPurpose() {
        var both = claim(Slot.EMPTY, "phone", NORTH, 2);
        var ended = SlotDecision.end(both, ALICE, null, ++now).slot();
        var south = claim(both, "laptop", SOUTH, 2);

        assertThat(merged(ended, south, ConflictPolicy.FIRST_COME, 2)).containsExactly("laptop");
        assertThat(merged(south, ended, ConflictPolicy.FIRST_COME, 2)).containsExactly("laptop");
    }

    @Test
    void keepsWhatWasEndedOnPurposeInMind() {
        var both = claim(Slot.EMPTY, "phone", NORTH, 1);
        var ended = SlotDecision.end(both, ALICE, null, ++now).slot();

        var slot = SlotDecision.merge(Slot.EMPTY, ended, ConflictPolicy.FIRST_COME, 1);

        assertThat(slot.header().revokedUpTo()).isEqualTo(ended.header().revokedUpTo());
    }

    @Test
    void countsTheTakeoversOfThePartThatHadMore() {
        var kickOld = SessionRule.of(ConflictPolicy.KICK_OLD, 1);
        var north = claim(claim(Slot.EMPTY, "phone", NORTH, kickOld), "laptop", NORTH, kickOld);
        north = claim(north, "tablet", NORTH, kickOld);

        var slot = SlotDecision.merge(Slot.EMPTY, north, ConflictPolicy.KICK_OLD, 1);

        assertThat(slot.header().takeovers()).isEqualTo(2);
        assertThat(slot.header().windowEnd()).isEqualTo(north.header().windowEnd());
    }

    private List<String> merged(Slot slot, Slot other, ConflictPolicy policy, int limit) {
        return SlotDecision.merge(slot, other, policy, limit).holders(ALICE, now).stream()
                .map(SessionLease::sessionId)
                .toList();
    }

    private Slot claim(Slot slot, String session, NodeId node, int limit) {
        return claim(slot, session, node, SessionRule.of(ConflictPolicy.FIRST_COME, limit));
    }

    private Slot claim(Slot slot, String session, NodeId node, SessionRule rule) {
        var step = SlotDecision.claim(slot, SessionClaim.connect(ALICE, Claimant.of(session, node), rule), ++now);
        assertThat(step.answer()).isInstanceOf(ClaimOutcome.Granted.class);
        return step.slot();
    }

    private Slot release(Slot slot, String session) {
        return SlotDecision.release(slot, session, SessionLease.ANY_TOKEN, ++now)
                .slot();
    }
}
