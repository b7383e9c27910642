// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.time.Duration;

/** The game's only source of time. */
public interface GameTimer {

    /** The time since some fixed moment. It never goes back, so it is no wall clock. */
    Duration now();

    /** Runs the task once, when the delay has passed. */
    void after(Duration delay, Runnable task);
}
