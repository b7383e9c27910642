// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.slot.UnreadableSlotException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in the map of slots. */
class RecordTest {

    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final String NAME = "default:alice";
    private static final NodeId NODE = new NodeId("north-1");
    private static final SessionRule RULE = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
    private static final String UNREADABLE = "v9|of a release to come";

    private final HazelcastInstance member = Members.shared().get(0);
    private final HazelcastOptions options = Members.options();
    private final HazelcastCluster cluster = Members.cluster(member, options);
    private final HazelcastSessionRegistry registry = Members.registry(member, options, cluster);

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void isTheDocumentedOne() {
        var lease = claim("phone");

        assertThat(Members.slots(member, options).get(NAME)).isEqualTo(lease.token() + "|north-1|phone|||||f1");
    }

    @Test
    void isGoneOnceItSaysNothing() {
        var lease = claim("phone");
        answer(registry.release(ALICE, "phone", lease.token()));

        assertThat(Members.slots(member, options).containsKey(NAME)).isFalse();
    }

    @Test
    void isKeptForAsLongAsTheNodeOfALeaseLives() {
        claim("phone");

        assertThat(millisToLive()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void isForgottenOnceAReservationIsOver() {
        reserve("phone", Duration.ofMinutes(5));

        assertThat(millisToLive()).isBetween(299_000L, 303_000L);
    }

    @Test
    void isKeptAgainOnceWhoReservedIsThere() {
        reserve("phone", Duration.ofMinutes(5));
        claim("phone");

        assertThat(millisToLive()).isEqualTo(Long.MAX_VALUE);
    }

    /** A merge may have given it one. */
    @Test
    void losesATimeToLiveAsItIsReaffirmed() {
        var lease = claim("phone");
        Members.slots(member, options).setTtl(NAME, 5, TimeUnit.MINUTES);
        answer(registry.reaffirm(List.of(lease)));

        assertThat(millisToLive()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void ofALaterReleaseIsLeftAlone() {
        Members.slots(member, options).put(NAME, UNREADABLE);

        assertThatThrownBy(() -> claim("phone"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("default:alice")
                .hasMessageContaining("upgrade this node")
                .hasMessageContaining("To end all sessions of the key clears it")
                .hasRootCauseInstanceOf(UnreadableSlotException.class);
        assertThatThrownBy(() -> answer(registry.end(ALICE, "phone", "over"))).isInstanceOf(CompletionException.class);
        assertThat(Members.slots(member, options).get(NAME)).isEqualTo(UNREADABLE);
    }

    @Test
    void thatCannotBeReadLeavesItsSessionOutOfWhatIsReaffirmed() {
        var held = claim("phone");
        var lost = new SessionLease(SessionKey.of("bob"), "laptop", NODE, 1, 1, false, null);
        Members.slots(member, options).put("default:bob", UNREADABLE);

        assertThat(answer(registry.reaffirm(List.of(lost, held)))).containsExactly(held);
    }

    @Test
    void thatCannotBeReadIsClearedByAnEndOfTheWholeKey() {
        Members.slots(member, options).put(NAME, UNREADABLE);

        assertThat(answer(registry.end(ALICE, null, "over")).ended()).isEmpty();
        assertThat(claim("phone").sessionId()).isEqualTo("phone");
    }

    private long millisToLive() {
        return Members.slots(member, options).getEntryView(NAME).getTtl();
    }

    private void reserve(String session, Duration hold) {
        var kind = new ClaimKind.Reserve(hold, false);
        answer(registry.claim(
                SessionClaim.connect(ALICE, Claimant.of(session, NODE), RULE).as(kind)));
    }

    private SessionLease claim(String session) {
        var outcome = answer(registry.claim(SessionClaim.connect(ALICE, Claimant.of(session, NODE), RULE)));
        return ((ClaimOutcome.Granted) outcome).lease();
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
