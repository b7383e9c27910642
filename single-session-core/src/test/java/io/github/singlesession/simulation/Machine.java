// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.VirtualTime;
import io.github.singlesession.guard.GuardTimer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one process runs on. It can be stopped for a while: then its timers and all that reaches it wait until it goes on,
 * and happen late. It can be killed: then nothing happens any more.
 */
final class Machine implements GuardTimer, InstantSource {

    private static final long AWAKE = -1;

    private final String name;
    private final VirtualTime time;
    private final Chance chance;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean stopped;
    private long slept;
    private long asleepSince = AWAKE;
    private boolean killed;
    private Duration clockAhead = Duration.ZERO;

    Machine(String name, VirtualTime time, Chance chance) {
        this.name = name;
        this.time = time;
        this.chance = chance;
    }

    String name() {
        return name;
    }

    boolean killed() {
        return killed;
    }

    /** Returns monotonic time, which a sleeping machine does not count. */
    long nanoTime() {
        return (asleepSince == AWAKE ? time.nanoTime() : asleepSince) - slept;
    }

    @Override
    public Instant instant() {
        return time.instant().plus(clockAhead);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        var cancelled = new AtomicBoolean();
        long due = nanoTime() + delay.toNanos();
        time.after(delay, () -> run(() -> ring(due, task, cancelled)));
        return () -> cancelled.set(true);
    }

    /** A timer went off, which a sleep has put off. */
    private void ring(long due, Runnable task, AtomicBoolean cancelled) {
        if (cancelled.get()) {
            return;
        }
        long left = due - nanoTime();
        if (left > 0) {
            time.after(Duration.ofNanos(left), () -> run(() -> ring(due, task, cancelled)));
        } else {
            task.run();
        }
    }

    /** Does something on this machine as soon as it can. */
    void run(Runnable task) {
        if (killed) {
            return;
        }
        if (stopped) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    /** The machine is suspended: it stops, and does not count the time until it goes on. */
    void sleep() {
        stop();
        asleepSince = time.nanoTime();
    }

    /** What waited happens now, one thing after the other: in the order in which it came, or in any. */
    void goOn() {
        stopped = false;
        if (asleepSince != AWAKE) {
            slept += time.nanoTime() - asleepSince;
            asleepSince = AWAKE;
        }
        boolean anyOrder = chance.happens(name + " order", 0.5);
        while (!waiting.isEmpty()) {
            var next = waiting.remove(anyOrder ? chance.below(name + " next", waiting.size()) : 0);
            run(next);
        }
    }

    void kill() {
        killed = true;
        waiting.clear();
    }

    void setClock(Duration ahead) {
        clockAhead = clockAhead.plus(ahead);
    }
}
