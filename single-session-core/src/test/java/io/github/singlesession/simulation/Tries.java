// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.guard.StoreCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Who of one process tries a store of which it knows that it is away: one newcomer at a time, and one session that is to be
 * put back. It knows so from the first call about sessions that fails until one is answered. Claims that were on their way
 * by then do not count: they were many because the store was there. Nor does the claim that follows on a denial, after the
 * register was asked: its session did get an answer, and makes it once.
 */
final class Tries {

    private static final Set<StoreCommand> ABOUT_SESSIONS =
            Set.of(StoreCommand.CLAIM, StoreCommand.RELEASE, StoreCommand.END, StoreCommand.REAFFIRM);

    private final Machine machine;
    private final History history;
    private final long timeout;
    private final Map<String, Claim> latest = new HashMap<>();
    private final List<Claim> tries = new ArrayList<>();
    private boolean away;

    Tries(Machine machine, History history, Duration timeout) {
        this.machine = machine;
        this.history = history;
        this.timeout = timeout.toNanos();
    }

    /** The process learns what became of a call. */
    void heard(StoreCommand command, boolean answered) {
        if (ABOUT_SESSIONS.contains(command)) {
            away = !answered;
            if (answered) {
                tries.clear();
            }
        }
    }

    /** The process sends a claim. */
    void sent(SessionClaim claim, CompletableFuture<ClaimOutcome> answer) {
        var sent = new Claim(claim.kind() instanceof ClaimKind.Connect, machine.nanoTime() + timeout, answer);
        var before = latest.put(claim.claimant().sessionId(), sent);
        if (away && (before == null || !before.denied())) {
            tries.removeIf(this::over);
            if (tries.stream().anyMatch(other -> other.newcomer() == sent.newcomer())) {
                history.fail(
                        claim.key(), machine.name() + " has several try a store of which it knows that it is away");
            }
            tries.add(sent);
        }
    }

    private boolean over(Claim claim) {
        return claim.answer().isDone() || claim.due() - machine.nanoTime() <= 0;
    }

    private record Claim(boolean newcomer, long due, CompletableFuture<ClaimOutcome> answer) {

        boolean denied() {
            return answer.isDone()
                    && !answer.isCompletedExceptionally()
                    && answer.join() instanceof ClaimOutcome.Denied;
        }
    }
}
