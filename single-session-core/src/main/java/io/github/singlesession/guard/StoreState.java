// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store answers. A claim that fails shuts the claims off, so that no crowd of them waits for a store that is
 * away; from then on they try it one at a time, until any call is answered. Who tries ends by its own outcome alone: calls
 * that were under way when the store went away fail one after the other, and none of them makes room for another try.
 */
final class StoreState {

    private final GuardListener listener;
    private final Executor answers;
    private final Runnable restored;
    private final AtomicBoolean trying = new AtomicBoolean();

    private volatile boolean shut;
    private volatile boolean renewalFailed;
    private boolean toldLost;
    private CompletionStage<Void> telling = CompletableFuture.completedFuture(null);

    /**
     * Creates the state of a store that answers.
     *
     * @param restored called when the store answers again
     */
    StoreState(Context context, Runnable restored) {
        this.listener = context.listener();
        this.answers = context.runtime().answers();
        this.restored = restored;
    }

    boolean up() {
        return !shut && !renewalFailed;
    }

    boolean renewalFailed() {
        return renewalFailed;
    }

    /**
     * Lets a claim go to the store, if one may.
     *
     * @return what is to be {@linkplain #back given back} once the claim is answered, or is not; null if it must not go
     */
    @Nullable
    Pass letClaim() {
        if (!shut) {
            return new Pass(false);
        }
        return trying.compareAndSet(false, true) ? new Pass(true) : null;
    }

    /** A claim that was let go is over. */
    void back(Pass pass) {
        if (pass.tries()) {
            trying.set(false);
        }
    }

    /**
     * That a claim may go to the store.
     *
     * @param tries whether it goes although the store was away when last asked
     */
    record Pass(boolean tries) {}

    /** Returns whether claims are shut off. */
    boolean shut() {
        return shut;
    }

    /** A call about sessions was answered, or was not. */
    void note(boolean answered) {
        if (!answered || shut) {
            shut = !answered;
            tell();
        }
    }

    /** A renewal says nothing of claims, which may go to another part of the store. */
    void renewed(boolean answered) {
        if (renewalFailed == answered) {
            renewalFailed = !answered;
            tell();
        }
    }

    private void tell() {
        if (turned() && up()) {
            restored.run();
        }
    }

    /** Has the application told, in order, and not by whoever found out: the heartbeat must not wait for it. */
    private synchronized boolean turned() {
        if (toldLost != up()) {
            return false;
        }
        toldLost = !toldLost;
        telling = telling.thenRunAsync(toldLost ? listener::storeLost : listener::storeRestored, answers);
        return true;
    }
}
