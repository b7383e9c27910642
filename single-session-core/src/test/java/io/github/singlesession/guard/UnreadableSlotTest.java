// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.slot.SlotText;
import io.github.singlesession.slot.UnreadableSlotException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The store cannot read what it has of alice: that is the matter of nobody but her. A guard that takes it for a loss of the
 * store finds it back at the next answer, asks about all of its sessions, loses it again, and so on without end.
 */
class UnreadableSlotTest {

    private static final SessionKey BOB = SessionKey.of("bob");

    private final Scene scene = new Scene();
    private final Heard heard = new Heard();
    private final PartlyUnreadable registry = new PartlyUnreadable(scene.store);
    private final SessionGuard guard = new SessionGuard(
            registry,
            scene.cluster,
            GuardOptions.named("north"),
            heard,
            new GuardRuntime(scene.time, Runnable::run, scene.time::nanoTime, scene.time));

    @BeforeEach
    void start() {
        answer(guard.start());
    }

    @Test
    void isNoLossOfTheStore() {
        registry.unreadable = true;

        answer(admit(ALICE, PHONE));
        answer(admit(BOB, LAPTOP));

        assertThat(guard.status().storeUp()).isTrue();
        assertThat(heard.words()).containsExactly("granted phone", "granted laptop");
    }

    @Test
    void leavesHerASeatOnThisNode() {
        registry.unreadable = true;

        answer(admit(ALICE, PHONE));

        assertThat(guard.mayProceed(PHONE)).isTrue();
        assertThat(guard.lease(PHONE)).extracting(SessionLease::fenced).isEqualTo(false);
    }

    @Test
    void keepsNobodyElseFromBeingReaffirmed() {
        answer(admit(ALICE, PHONE));
        answer(admit(BOB, LAPTOP));
        registry.unreadable = true;

        scene.time.pass(Duration.ofMinutes(2));

        assertThat(heard.timesReaffirmed(Reaffirmed.HELD)).isPositive();
        assertThat(heard.words()).containsExactly("granted phone", "granted laptop");
        assertThat(guard.mayProceed(PHONE)).isTrue();
    }

    @Test
    void isOwedNoRelease() {
        answer(admit(ALICE, PHONE));
        registry.unreadable = true;

        guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
        scene.time.pass(TIMEOUT.multipliedBy(3));

        assertThat(guard.status())
                .isEqualTo(new GuardStatus(true, guard.status().leaseRemaining(), 0));
    }

    private CompletionStage<Admission> admit(SessionKey key, String device) {
        return guard.admit(
                new AdmissionRequest(key, device, firstCome(1), null, false, null), heard.connection(device));
    }

    /** A store that from some time on cannot read what it has of alice. */
    private static final class PartlyUnreadable implements SessionRegistry {

        private final SessionRegistry store;
        private boolean unreadable;

        PartlyUnreadable(SessionRegistry store) {
            this.store = store;
        }

        @Override
        public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
            return hit(claim.key()) ? failure() : store.claim(claim);
        }

        @Override
        public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
            return hit(key) ? failure() : store.release(key, sessionId, token);
        }

        @Override
        public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
            return store.end(key, sessionId, reason);
        }

        @Override
        public CompletionStage<List<SessionLease>> holders(SessionKey key) {
            return hit(key) ? failure() : store.holders(key);
        }

        @Override
        public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
            return store.reaffirm(
                    leases.stream().filter(lease -> !hit(lease.key())).toList());
        }

        private boolean hit(SessionKey key) {
            return unreadable && key.equals(ALICE);
        }

        private static <A> CompletionStage<A> failure() {
            try {
                throw new AssertionError("read: " + SlotText.read("v2|"));
            } catch (UnreadableSlotException e) {
                return CompletableFuture.failedFuture(new SessionStoreException("the slot cannot be read", e));
            }
        }
    }
}
