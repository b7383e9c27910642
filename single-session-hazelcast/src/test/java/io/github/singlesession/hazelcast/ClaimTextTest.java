// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTextTest {

    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final NodeId NORTH = new NodeId("north-1");
    private static final Claimant PHONE = Claimant.of("phone", NORTH);
    private static final Claimant LAPTOP =
            new Claimant("laptop", NORTH, ClientHash.of("tab-1_0123456789A"), "a|b|c@d|");
    private static final SessionRule RULE =
            new SessionRule(ConflictPolicy.FIRST_COME, 2, true, new TakeoverLimit(7, Duration.ofSeconds(90)));
    private static final NodeView VIEW =
            new NodeView(Set.of(new NodeId("south-1"), new NodeId("south-2")), Set.of(NORTH));

    @ParameterizedTest
    @MethodSource("claims")
    void saysAllThatAClaimSays(SessionClaim claim) {
        assertThat(ClaimText.read(ALICE, new Fields(written(claim)))).isEqualTo(claim);
    }

    /** A later release may say more at the end of a line, but not of the first, whose last field may have bars. */
    @ParameterizedTest
    @MethodSource("claims")
    void readsNoFurtherThanItKnows(SessionClaim claim) {
        var lines = written(claim).split("\n", -1);
        lines[1] += "|more";
        lines[2] += "|more";

        assertThat(ClaimText.read(ALICE, new Fields(String.join("\n", lines)))).isEqualTo(claim);
    }

    private static String written(SessionClaim claim) {
        return ClaimText.write(claim, new StringBuilder()).toString();
    }

    static Stream<SessionClaim> claims() {
        var connect = SessionClaim.connect(ALICE, PHONE, RULE);
        return Stream.of(
                connect,
                connect.by(1_795_286_612_209_000L),
                claim(LAPTOP, new ClaimKind.Connect(true), NodeView.ALL_WELL),
                claim(PHONE, new ClaimKind.Reserve(Duration.ofMillis(1_500), true), VIEW),
                claim(LAPTOP, new ClaimKind.Reclaim(17, 4), VIEW));
    }

    private static SessionClaim claim(Claimant claimant, ClaimKind kind, NodeView view) {
        return new SessionClaim(ALICE, claimant, RULE, kind, SessionClaim.NO_DEADLINE, view);
    }
}
