// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.simulation.Ledger.Cause;
import java.time.Duration;

/**
 * How long after a fault, or while it lasts, a session may speak that does not hold, and a user be kept out. Faults that
 * meet add their bounds up. All in nanoseconds.
 */
final class Bounds {

    /** There and back. */
    private static final long ROUND_TRIP = Link.SLOWEST.multipliedBy(2).toNanos();

    private static final Duration PROBE_CLEARANCE = Duration.ofMillis(250);

    private final boolean failClosed;
    private final long lease;
    private final long heartbeat;
    private final long grace;

    /** Until a node asks a store again that answers again: a call that hangs, a pause, at worst a round of upkeep. */
    private final long recovery;

    /** One reaffirm of all sessions; who lost has whoever took the seat probed first. */
    private final long reaffirm;

    /** Until every session was asked about once, with nothing to hurry it. */
    private final long routine;

    private final long retry;
    private final long connect = Device.PATIENCE.toNanos();

    Bounds(GuardOptions options, boolean failClosed) {
        this.failClosed = failClosed;
        lease = options.timing().lease().toNanos();
        heartbeat = options.timing().heartbeat().toNanos();
        grace = options.timing().grace().toNanos();
        long timeout = options.storeTimeout().toNanos();
        long interval = options.reaffirmInterval().toNanos();
        long probe = options.probeTimeout().plus(PROBE_CLEARANCE).toNanos();
        recovery = interval / 20 + 2 * timeout + 4 * ROUND_TRIP;
        reaffirm = probe + 10 * ROUND_TRIP;
        routine = interval / 2 * 3 + reaffirm;
        retry = 3 * (probe + Device.JITTER.toNanos()) + 10 * ROUND_TRIP;
    }

    /** A notice on its way, and a frame that was on its way. */
    long notice() {
        return 2 * ROUND_TRIP;
    }

    /**
     * Three tries of a client that behaves: the first is refused while an earlier probe runs that was answered, the second
     * because of a holder that is gone by the third.
     */
    long retry() {
        return retry;
    }

    /** Returns until when a fault that is over may still be felt. */
    long aftermath(Fault fault) {
        return fault.end + lease + heartbeat + grace + routine + retry;
    }

    /** Until what one node owes to the store is there, or was tried. */
    long recovery() {
        return recovery;
    }

    /** Returns from when on nodes are renewed again as if a fault had never been. */
    long forgets(Fault fault) {
        return fault.end + lease + heartbeat;
    }

    /**
     * Returns until when a session may speak.
     *
     * @param since since when it does not hold
     * @param until until when it might without this fault
     */
    long speaks(Fault fault, long since, long until, Cause cause) {
        return switch (fault.kind) {
            case NODE_KILLED, ALL_KILLED, NODE_LEAVES, NODE_CLOCK_SET -> until;
            case NODE_STOPPED, NODE_ASLEEP -> after(fault, until, failClosed ? notice() : recovery + reaffirm);
            case NODE_CUT_OFF, ANSWERS_CUT_OFF, LINK_FLAWED, STORE_REFUSES, STORE_HANGS, STORE_RESTARTS ->
                failClosed ? fenced(fault, since, until, cause) : after(fault, until, noticed(fault));
            case SUBSCRIPTION_BROKEN -> Math.max(until, fault.begin) + 2 * heartbeat + recovery + reaffirm;
            case NOTICES_LOST -> since > fault.end ? until : until + routine;
            case NOTICES_SLOW -> since > fault.end ? until : until + Post.SLOW.toNanos();
            case DATA_LOST -> after(fault, until, heartbeat + recovery + reaffirm);
            case REGISTER_LOST -> failClosed ? until : after(fault, until, heartbeat + recovery + reaffirm);
            case DATA_SET_BACK -> after(fault, until, routine);
            case STORE_CLOCK_SET -> Math.max(until, fault.begin) + Math.abs(fault.amount) + heartbeat + reaffirm;
        };
    }

    /** A cut so short that no renewal fell into it may have swallowed a notice, and nobody knows. */
    private long noticed(Fault fault) {
        boolean hidden = fault.over() && fault.end - fault.begin < heartbeat + ROUND_TRIP;
        return hidden ? routine : recovery + reaffirm;
    }

    /** Under fail-closed a node falls silent by itself before anybody may take it for dead. */
    private long fenced(Fault fault, long since, long until, Cause cause) {
        if (cause == Cause.DECLARED_DEAD || cause == Cause.NEVER_HELD) {
            return until;
        }
        long lapse = Math.max(since, until) + lease;
        return Math.min(lapse, Math.max(until, fault.end)) + noticed(fault);
    }

    /**
     * Returns until when a user may be kept out.
     *
     * @param until until when without this fault
     */
    long locksOut(Fault fault, long until) {
        return switch (fault.kind) {
            case NODE_LEAVES -> until;
            case NODE_KILLED -> Math.max(until, fault.begin) + lease + heartbeat + retry;
            case ALL_KILLED -> after(fault, until, lease + heartbeat + grace + retry);
            case NODE_STOPPED, NODE_ASLEEP -> dead(fault, until, connect);
            case NODE_CUT_OFF -> dead(fault, until, recovery);
            case ANSWERS_CUT_OFF, LINK_FLAWED -> after(fault, until, recovery + retry);
            case SUBSCRIPTION_BROKEN -> Math.max(until, fault.begin + 2 * heartbeat + recovery) + retry;
            case NOTICES_LOST -> after(fault, until, retry);
            case NOTICES_SLOW -> until + Post.SLOW.toNanos() + retry;
            case STORE_REFUSES, STORE_HANGS, STORE_RESTARTS ->
                failClosed || fault.over()
                        ? after(fault, until, recovery + reaffirm + retry)
                        : Math.max(until, fault.begin) + recovery + retry;
            case DATA_LOST, DATA_SET_BACK -> after(fault, until, heartbeat + recovery + reaffirm + retry);
            case REGISTER_LOST -> after(fault, until, heartbeat + grace + 2 * retry);
            case NODE_CLOCK_SET -> failClosed ? until + heartbeat + recovery + reaffirm + retry : until;
            case STORE_CLOCK_SET -> until + Math.abs(fault.amount) + heartbeat + recovery + retry;
        };
    }

    /** Either the node comes back, or the others find out that it does not. */
    private long dead(Fault fault, long until, long more) {
        long found = fault.begin + lease + heartbeat;
        return Math.max(until, fault.over() ? Math.min(fault.end, found) : found) + more + retry;
    }

    private static long after(Fault fault, long until, long more) {
        return fault.over() ? Math.max(until, fault.end) + more : Fault.GOES_ON;
    }
}
