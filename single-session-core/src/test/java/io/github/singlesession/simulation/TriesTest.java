// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.firstCome;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.Denial;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.guard.StoreCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the simulation lets several of one process ask of a store that is away, and what not. */
class TriesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final History history = new History(time);
    private final Tries tries = new Tries(new Machine("north", time, new Chance(1)), history, TIMEOUT);
    private final Map<String, CompletableFuture<ClaimOutcome>> answers = new HashMap<>();

    @Test
    void aSecondNewcomerMustNotTry() {
        fails(StoreCommand.RELEASE);
        connects(PHONE);
        assertThat(history.failed()).isFalse();

        connects(LAPTOP);

        assertThat(history.failure()).startsWith("north has several try");
    }

    @Test
    void norAfterOneFailedThatHadAskedBefore() {
        connects(PHONE);
        fails(StoreCommand.CLAIM);
        connects(LAPTOP);
        fails(StoreCommand.CLAIM);

        connects(TABLET);

        assertThat(history.failed()).isTrue();
    }

    @Test
    void norMayTwoBePutBackAtOnce() {
        fails(StoreCommand.CLAIM);
        returns(PHONE);
        connects(TABLET);
        assertThat(history.failed()).isFalse();

        returns(LAPTOP);

        assertThat(history.failed()).isTrue();
    }

    @Test
    void theNextMayWhenOneIsRefusedOrWaitedForLongEnough() {
        fails(StoreCommand.CLAIM);
        connects(PHONE);
        answer(PHONE).completeExceptionally(new SessionStoreException("refused", null));
        connects(LAPTOP);
        time.pass(TIMEOUT);
        connects(TABLET);

        assertThat(history.failed()).isFalse();
    }

    @Test
    void manyMayOfAStoreThatAnswersOrOfWhichOnlyTheRegisterIsAway() {
        fails(StoreCommand.RENEW);
        connects(PHONE);
        connects(LAPTOP);
        fails(StoreCommand.REAFFIRM);
        connects(TABLET);
        tries.heard(StoreCommand.END, true);
        connects("watch");
        connects("glasses");

        assertThat(history.failed()).isFalse();
    }

    @Test
    void whoWasDeniedMayAskOnceMore() {
        connects(PHONE);
        answer(PHONE).complete(new ClaimOutcome.Denied(Denial.OCCUPIED, List.of(), Duration.ZERO));
        fails(StoreCommand.CLAIM);
        connects(LAPTOP);
        connects(PHONE);

        assertThat(history.failed()).isFalse();
    }

    private void fails(StoreCommand command) {
        tries.heard(command, false);
    }

    private void connects(String device) {
        asks(device, new ClaimKind.Connect(false));
    }

    private void returns(String device) {
        asks(device, new ClaimKind.Reclaim(0, 0));
    }

    private void asks(String device, ClaimKind kind) {
        var claimant = Claimant.of(device, NORTH);
        var claim = new SessionClaim(ALICE, claimant, firstCome(1), kind, SessionClaim.NO_DEADLINE, NodeView.ALL_WELL);
        answers.put(device, new CompletableFuture<>());
        tries.sent(claim, answer(device));
    }

    private CompletableFuture<ClaimOutcome> answer(String device) {
        return Objects.requireNonNull(answers.get(device));
    }
}
