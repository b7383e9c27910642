// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.guard.EndReason;
import org.jspecify.annotations.Nullable;

/** A fault that was, or is: what, where, from when to when. Times are true ones, in nanoseconds. */
final class Fault {

    static final long GOES_ON = Long.MAX_VALUE;

    enum Kind {
        NODE_KILLED,
        ALL_KILLED,
        NODE_STOPPED,
        NODE_ASLEEP,
        NODE_CUT_OFF,
        ANSWERS_CUT_OFF,
        LINK_FLAWED,
        NODE_LEAVES,
        NODE_CLOCK_SET,
        SUBSCRIPTION_BROKEN,
        NOTICES_LOST,
        NOTICES_SLOW,
        STORE_REFUSES,
        STORE_HANGS,
        STORE_RESTARTS,
        DATA_LOST,
        DATA_SET_BACK,
        REGISTER_LOST,
        STORE_CLOCK_SET
    }

    final Kind kind;

    /** Where; null if everywhere. */
    final @Nullable String node;

    final long begin;
    long end = GOES_ON;

    /** By how much a clock was set, in nanoseconds. */
    long amount;

    Fault(Kind kind, @Nullable String node, long begin) {
        this.kind = kind;
        this.node = node;
        this.begin = begin;
    }

    boolean concerns(String other) {
        return node == null || node.equals(other);
    }

    /** Returns whether a node may be taken for dead because of this, though it is there. */
    boolean mayKill(String other) {
        return switch (kind) {
            case NODE_STOPPED, NODE_ASLEEP, NODE_CUT_OFF, ANSWERS_CUT_OFF, LINK_FLAWED -> concerns(other);
            case STORE_CLOCK_SET, DATA_SET_BACK -> true;
            default -> false;
        };
    }

    /** Returns whether a session whose client is there may be ended because of this, though nobody may take its seat. */
    boolean mayEnd(String other, EndReason how) {
        return switch (kind) {
            case NODE_STOPPED, NODE_ASLEEP -> concerns(other);
            case NODE_KILLED, ALL_KILLED, NODE_LEAVES, NODE_CLOCK_SET -> false;
            default -> how != EndReason.STALE && concerns(other);
        };
    }

    /** Returns whether a lease may stay behind of which nobody knows: a store that goes back brings back what was over. */
    boolean makesGhosts() {
        return kind == Kind.DATA_SET_BACK || kind == Kind.STORE_CLOCK_SET;
    }

    boolean over() {
        return end != GOES_ON;
    }

    @Override
    public String toString() {
        return kind + (node == null ? "" : " " + node);
    }
}
