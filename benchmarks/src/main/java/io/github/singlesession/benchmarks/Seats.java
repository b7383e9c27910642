// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import org.jspecify.annotations.Nullable;

/** The job that every contender does: one seat a user, taken and given back. */
interface Seats {

    /** Takes the free seat of a visitor's user, and returns what {@link #release} needs to give it back. */
    Object claim(int visitor);

    /** Gives back what the visitor's claim returned. */
    void release(int visitor, Object held);

    /** Returns the session that has the seat of a visitor's user, null if it is free. */
    @Nullable
    String holder(int visitor);
}
