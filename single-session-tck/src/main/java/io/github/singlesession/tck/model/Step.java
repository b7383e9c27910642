// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import java.util.function.Supplier;

/**
 * One operation that was carried out, and what was answered.
 *
 * @param at the store's time, in microseconds since the epoch
 * @param asked says the operation in words
 * @param expected what the model answers
 * @param actual what the store answered
 */
record Step(long at, Supplier<String> asked, Object expected, Object actual) {

    private static final String NOTHING = "";

    /** Returns a step that only lets time pass. */
    static Step ofTime(long at, Supplier<String> passed) {
        return new Step(at, passed, NOTHING, NOTHING);
    }

    boolean hasAnswer() {
        return !NOTHING.equals(expected);
    }

    boolean differs() {
        return !expected.equals(actual);
    }
}
