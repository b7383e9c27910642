// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTextTest {

    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final NodeId NORTH = new NodeId("north-1");
    private static final Claimant PHONE = new Claimant("phone", NORTH, ClientHash.of("tab-1_0123456789A"), "a%b@c");
    private static final SessionClaim CLAIM =
            SessionClaim.connect(ALICE, PHONE, SessionRule.of(ConflictPolicy.FIRST_COME, 3));
    private static final SessionLease LEASE = new SessionLease(ALICE, "phone", NORTH, 17, 17, false, "a%b@c");
    private static final SessionLease LAPTOP =
            new SessionLease(ALICE, "laptop", new NodeId("south-1"), 9, 4, true, null);

    @Test
    void ofWhoIsAloneIsNoMoreThanItsToken() {
        var outcome = new ClaimOutcome.Granted(LEASE, List.of(), 1);

        assertThat(OutcomeText.write(CLAIM, outcome)).isEqualTo("alone|17");
        assertThat(OutcomeText.read(CLAIM, "alone|17")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void saysAllThatAnOutcomeSays(ClaimOutcome outcome) {
        var text = OutcomeText.write(CLAIM, outcome);

        assertThat(text).doesNotStartWith("alone");
        assertThat(OutcomeText.read(CLAIM, text)).isEqualTo(outcome);
    }

    static Stream<ClaimOutcome> outcomes() {
        var displaced = List.of(
                new Displacement(LAPTOP, Displacement.Cause.DISPLACED),
                new Displacement(LAPTOP, Displacement.Cause.RESUMED));
        return Stream.of(
                new ClaimOutcome.Granted(LEASE, List.of(), 2),
                new ClaimOutcome.Granted(LEASE, displaced, 1),
                alone(new SessionLease(ALICE, "phone", NORTH, 17, 12, false, "a%b@c")),
                alone(new SessionLease(ALICE, "phone", NORTH, 17, 17, true, "a%b@c")),
                alone(new SessionLease(ALICE, "phone", NORTH, 17, 17, false, null)),
                alone(LEASE.on(new NodeId("south-1"))),
                new ClaimOutcome.Denied(Denial.OCCUPIED, List.of(LEASE, LAPTOP), Duration.ZERO),
                new ClaimOutcome.Denied(Denial.TAKEOVER_LIMIT, List.of(LAPTOP), Duration.ofMillis(1_500)),
                new ClaimOutcome.Denied(Denial.EXPIRED, List.of(), Duration.ZERO));
    }

    private static ClaimOutcome alone(SessionLease lease) {
        return new ClaimOutcome.Granted(lease, List.of(), 1);
    }
}
