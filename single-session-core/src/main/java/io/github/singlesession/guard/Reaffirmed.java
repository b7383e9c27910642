// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/** What became of a session that was asked about at the store. */
public enum Reaffirmed {

    /** The store knows it. */
    HELD,

    /** The store had lost it, or never had it, and has it now. */
    RECLAIMED,

    /** The store does not have it, and somebody else has the seat: it is over. */
    LOST
}
