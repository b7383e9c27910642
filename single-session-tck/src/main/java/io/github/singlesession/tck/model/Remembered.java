// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

/** Which token somebody names who once got one, or never did. */
enum Remembered {

    /** The last one that the session was given. */
    LATEST,

    /** The one before: its bearer comes late. */
    EARLIER,

    /** One that was never given. */
    WRONG,

    /** Whatever token the session has. */
    ANY,

    /** One from a store whose clock was ahead: larger than the time. */
    AHEAD
}
