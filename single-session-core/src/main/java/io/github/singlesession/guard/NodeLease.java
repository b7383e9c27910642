// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.time.Duration;

/**
 * How long this node may rely on its own lease: from when the last renewal that was answered had been <em>sent</em>, for
 * as long as the lease lasts, less a margin. After that, others may have taken its sessions.
 *
 * <p>A machine that was suspended does not count the time that it slept. So a time of day that ran ahead of the
 * monotonic one by more than the margin counts as a lapse, too.
 */
final class NodeLease {

    /** Covers what passes between the look at this lease and the byte that is sent. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final GuardRuntime runtime;
    private final long length;
    private final long margin;

    private volatile long end;
    private volatile long ahead;

    NodeLease(Context context) {
        this.runtime = context.runtime();
        var lease = context.options().timing().lease();
        this.margin = Math.min(MARGIN.toNanos(), lease.toNanos() / 5);
        this.length = lease.toNanos() - margin;
        end();
    }

    boolean runs() {
        return remainingAt(moment()) > 0;
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingAt(moment())));
    }

    /** Returns this moment, to be kept while a renewal is under way. */
    Moment moment() {
        long nanos = runtime.now();
        return new Moment(nanos, runtime.wallClock().millis() * 1_000_000 - nanos);
    }

    /** A renewal that was sent at this moment was answered. */
    synchronized void renewed(Moment sent) {
        if (remainingAt(sent) <= 0 || sent.nanos() + length - end > 0) {
            ahead = sent.ahead();
            end = sent.nanos() + length;
        }
    }

    /** The node was declared dead. */
    synchronized void end() {
        end = runtime.now();
    }

    private long remainingAt(Moment moment) {
        return moment.ahead() - ahead < margin ? end - moment.nanos() : 0;
    }

    /**
     * A moment by both clocks.
     *
     * @param nanos monotonic time
     * @param ahead how far the time of day is ahead of it, in nanoseconds; only changes of it mean anything
     */
    record Moment(long nanos, long ahead) {}
}
