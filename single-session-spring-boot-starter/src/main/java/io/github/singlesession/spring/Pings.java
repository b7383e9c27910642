// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.time.Duration;

/**
 * How the server watches over silent peers.
 *
 * @param interval how often a peer is pinged; zero for never
 * @param timeout how long a peer may be silent before its session is ended; longer than the interval
 */
public record Pings(Duration interval, Duration timeout) {

    boolean on() {
        return !interval.isZero();
    }
}
