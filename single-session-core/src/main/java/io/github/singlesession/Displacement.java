// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * A holder that lost its lease to a newcomer.
 *
 * @param lease the lease that is no longer held
 * @param cause why the newcomer got it
 */
public record Displacement(SessionLease lease, Cause cause) {

    /** Why a newcomer displaced a holder. */
    public enum Cause {

        /** The rule gave the newcomer the seat. */
        DISPLACED,

        /** The same client came back: it took its own seat. */
        RESUMED
    }
}
