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

    private final String name;
    private final VirtualTime time;
    private final Chance chance;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean stopped;
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

    long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public Instant instant() {
        return time.instant().plus(clockAhead);
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        var cancelled = new AtomicBoolean();
        var unschedule = time.after(
                delay,
                () -> run(() -> {
                    if (!cancelled.get()) {
                        task.run();
                    }
                }));
        return () -> {
            cancelled.set(true);
            unschedule.run();
        };
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

    /** What waited happens now, one thing after the other: in the order in which it came, or in any. */
    void goOn() {
        stopped = false;
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
