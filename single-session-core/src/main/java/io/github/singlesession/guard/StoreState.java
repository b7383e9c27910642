// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the store answers. A claim that fails shuts the claims off, so that no crowd of them waits for a store that is
 * away; from then on they try it one at a time, until any call is answered.
 */
final class StoreState {

    private final Runnable lost;
    private final Runnable restored;
    private final AtomicBoolean trying = new AtomicBoolean();

    private volatile boolean shut;
    private volatile boolean renewalFailed;
    private boolean toldLost;

    /**
     * Creates the state of a store that answers.
     *
     * @param lost called when the store stops to answer
     * @param restored called when it answers again
     */
    StoreState(Runnable lost, Runnable restored) {
        this.lost = lost;
        this.restored = restored;
    }

    boolean up() {
        return !shut && !renewalFailed;
    }

    boolean renewalFailed() {
        return renewalFailed;
    }

    /** Returns whether a claim may go to the store. If so, its outcome must be noted. */
    boolean letClaim() {
        return !shut || trying.compareAndSet(false, true);
    }

    /** Returns whether claims are shut off. */
    boolean shut() {
        return shut;
    }

    /** A call about sessions was answered, or was not. */
    void note(boolean answered) {
        if (!answered || shut) {
            shut = !answered;
            trying.set(false);
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
        Runnable news;
        synchronized (this) {
            if (toldLost != up()) {
                return;
            }
            toldLost = !toldLost;
            news = toldLost ? lost : restored;
        }
        news.run();
    }
}
