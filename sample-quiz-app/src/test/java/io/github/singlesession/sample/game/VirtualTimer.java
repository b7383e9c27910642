// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so. */
public final class VirtualTimer implements GameTimer {

    private record Task(Duration due, long order, Runnable action) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::order));
    private Duration now = Duration.ofDays(1);
    private long order;

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable action) {
        tasks.add(new Task(now.plus(delay), order++, action));
    }

    /** Lets time pass, and runs what comes due on the way, each at its own moment. */
    public void pass(Duration length) {
        var until = now.plus(length);
        for (var next = tasks.peek(); next != null && next.due().compareTo(until) <= 0; next = tasks.peek()) {
            tasks.remove();
            now = next.due();
            next.action().run();
        }
        now = until;
    }
}
