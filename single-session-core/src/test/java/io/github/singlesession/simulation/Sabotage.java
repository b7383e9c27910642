// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

/** A safeguard of the protocol that is switched off, to see that the simulation notices. */
enum Sabotage {

    /** A node that was declared dead stays in the register and may renew. */
    VERDICT_IS_NO_WRITE,

    /** There are verdicts also after a silence. */
    NO_GRACE,

    /** A claim is carried out however late it comes. */
    DEADLINE_IGNORED,

    /** A release of whatever an unanswered claim took is not carried out. */
    IN_DOUBT_RELEASE_SWALLOWED,

    /** A release frees the seat of whoever has it. */
    RELEASE_FREES_ANYBODY,

    /** What was ended on purpose can be reclaimed. */
    REVOCATION_FORGOTTEN,

    /** A reclaim displaces whoever has the seat by now. */
    RECLAIM_DISPLACES,

    /** The node relies on its lease for longer than the register keeps it. */
    NO_SELF_FENCING,

    /** The loopback comes also where nothing else comes. */
    LOOPBACK_FAKED,

    /** A node that is asked about a lease that it does not know keeps quiet. */
    UNKNOWN_LEASE_KEPT,

    /** A node leaves the register long after it closed its sessions. */
    LEAVES_LATE
}
