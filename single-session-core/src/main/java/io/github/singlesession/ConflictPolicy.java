// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/** Who keeps the seat when a newcomer asks for one and none is free. */
public enum ConflictPolicy {

    /** The holders keep their seats; the newcomer is denied. */
    FIRST_COME,

    /** The newcomer gets a seat; the oldest holder is displaced. */
    KICK_OLD
}
