// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.time.Duration;

/** What all contenders in a store say of their visitors: a node of 13 characters, and a rival. */
final class StoreVisitors {

    static final String NODE = "quiz-1-q83vAS";

    /** The session that asks for the seats of others. */
    static final String RIVAL = "q83vASNFZ4mrze8BI0VniQ";

    /** For how long the store keeps a seat that nobody renews. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private StoreVisitors() {}

    /** What one writes by hand of who has a seat: session id and node. */
    static String value(String sessionId) {
        return sessionId + "|" + NODE;
    }

    /** The node that a value names. */
    static String node(String value) {
        return value.substring(value.indexOf('|') + 1);
    }

    /** Fails an operation that did not do its job. */
    static void check(boolean done, Object answer) {
        if (!done) {
            throw new IllegalStateException("not what was asked for: " + answer);
        }
    }
}
