// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.time.Duration;

/** Runs things later. Comes from outside, so that a test can be the one who lets time pass. */
@FunctionalInterface
public interface GuardTimer {

    /**
     * Runs a task once, after a delay, on a thread that the task does not block.
     *
     * @return cancels the task; does nothing once it ran
     */
    Runnable after(Duration delay, Runnable task);
}
