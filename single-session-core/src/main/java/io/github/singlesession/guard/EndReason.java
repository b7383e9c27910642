// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/** Why a session is over. */
public enum EndReason {

    /** The client closed the connection. */
    CLIENT_CLOSED,

    /** The connection broke. */
    CONNECTION_LOST,

    /** The client did not answer any more. */
    STALE,

    /** A newcomer got the seat. */
    DISPLACED,

    /** The same client came back by another connection. */
    RESUMED,

    /** Somebody ended it on purpose. */
    REVOKED,

    /** The store lost the lease and somebody else had the seat by then. */
    LOST,

    /** The node left. */
    DRAINED,

    /** The store is away, and the application chose to stop rather than to go on without it. */
    STORE_UNAVAILABLE;

    /** Returns whether a session that ends so still has its lease, which must be released. */
    boolean keepsLease() {
        return switch (this) {
            case CLIENT_CLOSED, CONNECTION_LOST, STALE, STORE_UNAVAILABLE -> true;
            case DISPLACED, RESUMED, REVOKED, LOST, DRAINED -> false;
        };
    }
}
