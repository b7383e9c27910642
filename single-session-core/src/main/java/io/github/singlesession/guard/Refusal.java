// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Denial;

/** Why a guard does not admit a session. */
public enum Refusal {

    /** Another session holds the seat. */
    DUPLICATE_SESSION,

    /** The seat changes hands too often. */
    TAKEOVER_LIMIT,

    /** The store could not be asked. */
    STORE_UNAVAILABLE,

    /** The node is leaving. */
    NODE_LEAVING;

    static Refusal of(Denial denial) {
        return switch (denial) {
            case OCCUPIED -> DUPLICATE_SESSION;
            case TAKEOVER_LIMIT -> TAKEOVER_LIMIT;
            case REVOKED, EXPIRED -> STORE_UNAVAILABLE;
        };
    }
}
