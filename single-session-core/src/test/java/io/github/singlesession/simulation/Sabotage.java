// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import static io.github.singlesession.guard.OnStoreFailure.FAIL_CLOSED;
import static io.github.singlesession.guard.OnStoreFailure.FAIL_OPEN;
import static io.github.singlesession.simulation.Fault.Kind.ALL_KILLED;
import static io.github.singlesession.simulation.Fault.Kind.DATA_SET_BACK;
import static io.github.singlesession.simulation.Fault.Kind.LINK_FLAWED;
import static io.github.singlesession.simulation.Fault.Kind.NODE_CUT_OFF;
import static io.github.singlesession.simulation.Fault.Kind.NODE_LEAVES;
import static io.github.singlesession.simulation.Fault.Kind.NODE_STOPPED;
import static io.github.singlesession.simulation.Fault.Kind.NOTICES_LOST;
import static io.github.singlesession.simulation.Fault.Kind.REGISTER_LOST;
import static io.github.singlesession.simulation.Fault.Kind.STORE_REFUSES;
import static io.github.singlesession.simulation.Fault.Kind.SUBSCRIPTION_BROKEN;

import io.github.singlesession.guard.OnStoreFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A safeguard of the protocol that is switched off, and the faults that it guards against. */
enum Sabotage {

    /** A node that was declared dead stays in the register and may renew. */
    VERDICT_IS_NO_WRITE(FAIL_OPEN, NODE_STOPPED),

    /** There are verdicts also after a silence. */
    NO_GRACE(FAIL_OPEN, STORE_REFUSES),

    /** A claim is carried out however late it comes. */
    DEADLINE_IGNORED(FAIL_CLOSED, LINK_FLAWED),

    /** A release of whatever an unanswered claim took is not carried out. */
    IN_DOUBT_RELEASE_SWALLOWED(FAIL_CLOSED, LINK_FLAWED),

    /** A release frees the seat of whoever has it. */
    RELEASE_FREES_ANYBODY(FAIL_OPEN, NODE_STOPPED),

    /** What was ended on purpose can be reclaimed. */
    REVOCATION_FORGOTTEN(FAIL_OPEN, NOTICES_LOST),

    /** A reclaim displaces whoever has the seat by now. */
    RECLAIM_DISPLACES(FAIL_OPEN, NODE_CUT_OFF),

    /** The node relies on its lease for longer than the register keeps it. */
    NO_SELF_FENCING(FAIL_CLOSED, NODE_CUT_OFF),

    /** The loopback comes also where nothing else comes. */
    LOOPBACK_FAKED(FAIL_OPEN, SUBSCRIPTION_BROKEN),

    /** A node that is asked about a lease that it does not know keeps quiet. */
    UNKNOWN_LEASE_KEPT(FAIL_OPEN, DATA_SET_BACK),

    /** A node leaves the register long after it closed its sessions. */
    LEAVES_LATE(FAIL_OPEN, NODE_LEAVES),

    /** Nobody learns that a node is dead of which the register lost all it knew. */
    FORGOTTEN_NODE_STAYS(FAIL_OPEN, ALL_KILLED, REGISTER_LOST);

    private final OnStoreFailure mode;
    private final Fault.Kind fault;
    private final Fault.@Nullable Kind another;

    Sabotage(OnStoreFailure mode, Fault.Kind fault) {
        this(mode, fault, null);
    }

    Sabotage(OnStoreFailure mode, Fault.Kind fault, Fault.@Nullable Kind another) {
        this.mode = mode;
        this.fault = fault;
        this.another = another;
    }

    /** Returns a run in which this safeguard would be needed. */
    Scenario needed(long seed) {
        return Scenario.of(seed).with(mode).with(another == null ? Set.of(fault) : Set.of(fault, another));
    }
}
