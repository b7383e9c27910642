// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/** Why a guard does not admit a session. */
public enum Refusal {

    /** Another session holds the seat. */
    DUPLICATE_SESSION,

    /** The seat changes hands too often. */
    TAKEOVER_LIMIT,

    /** The store could not be asked. */
    STORE_UNAVAILABLE,

    /** The node is leaving. */
    NODE_LEAVING
}
