// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.time.Duration;

/**
 * The budget that ends a kick war: how often the seats of one key may change hands.
 *
 * @param max how many takeovers and resumes a window allows, at least 1
 * @param window how long a window lasts from the takeover that opens it, at least one millisecond
 */
public record TakeoverLimit(int max, Duration window) {

    /** Five a minute: a person who changes tabs never meets it, two clients in a kick war meet it in seconds. */
    public static final TakeoverLimit DEFAULT = new TakeoverLimit(5, Duration.ofMinutes(1));

    public TakeoverLimit {
        if (max < 1) {
            throw new IllegalArgumentException("takeover max " + max + " is not at least 1");
        }
        if (window.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("takeover window " + window + " is not at least 1 ms");
        }
    }
}
