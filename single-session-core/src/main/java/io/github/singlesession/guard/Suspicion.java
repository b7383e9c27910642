// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/**
 * Since when what this node believes of its sessions has to be asked again. What the store confirmed to a question that
 * was sent earlier does not count any more.
 */
final class Suspicion {

    private final GuardRuntime runtime;

    private final Runnable raised;

    private volatile long raisedAt;
    private volatile long lapsedAt;

    /**
     * Creates a suspicion of all that was confirmed before now.
     *
     * @param raised called when there is something to ask anew
     */
    Suspicion(GuardRuntime runtime, Runnable raised) {
        this.runtime = runtime;
        this.raised = raised;
        raisedAt = runtime.now();
        lapsedAt = raisedAt;
    }

    /** Notices may have got lost, or the store's data. */
    void raise() {
        raisedAt = runtime.now();
        raised.run();
    }

    /** The node's lease lapsed: others may have taken its sessions. */
    void raiseAfterLapse() {
        lapsedAt = runtime.now();
        raise();
    }

    /** Returns whether what the store confirmed then is still to be believed. */
    boolean clears(long confirmedAt) {
        return confirmedAt - raisedAt >= 0;
    }

    /** Returns whether the node's lease held ever since the store confirmed something. */
    boolean heldSince(long confirmedAt) {
        return confirmedAt - lapsedAt >= 0;
    }
}
