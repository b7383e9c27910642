// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.time.Duration;

/** What all contenders in Redis know their visitors by: keys of 24 characters, and a node of 13. */
final class RedisVisitors {

    static final String PREFIX = "s:";
    static final String NODE = "quiz-1-q83vAS";

    /** The session that asks for the seats of others. */
    static final String RIVAL = "q83vASNFZ4mrze8BI0VniQ";

    /** For how long Redis keeps a seat that nobody renews. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private RedisVisitors() {}

    static String key(Visitor visitor) {
        return PREFIX + "{default:" + visitor.user() + "}";
    }

    static String channel(String node) {
        return PREFIX + "notice:" + node;
    }

    /** Fails an operation that did not do its job. */
    static void check(boolean done, Object answer) {
        if (!done) {
            throw new IllegalStateException("not what was asked for: " + answer);
        }
    }
}
