// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import io.github.singlesession.guard.GuardTimer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Time that passes when the test says so: a clock, a ticker and a timer that agree. Its tasks run where it is let pass. */
public final class VirtualTime implements GuardTimer, InstantSource {

    public static final Instant START = Instant.parse("2025-11-24T16:00:00Z");

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long nanos;
    private long scheduled;
    private Duration wallClockOffset = Duration.ZERO;

    @Override
    public synchronized Instant instant() {
        return START.plusNanos(nanos).plus(wallClockOffset);
    }

    public synchronized long nanoTime() {
        return nanos;
    }

    /** Returns the clock in microseconds since the epoch. */
    public long micros() {
        var instant = instant();
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /** Sets the clock, but not the ticker: somebody corrected the time of the machine. */
    public synchronized void setClock(Duration ahead) {
        wallClockOffset = wallClockOffset.plus(ahead);
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable task) {
        var scheduledTask = new Task(nanos + delay.toNanos(), scheduled++, task);
        tasks.add(scheduledTask);
        return () -> cancel(scheduledTask);
    }

    /** Runs what is due by now. */
    public void settle() {
        pass(Duration.ZERO);
    }

    /** Lets time pass, and runs what falls due on the way, each task at its own time. */
    public void pass(Duration duration) {
        long end = nanoTime() + duration.toNanos();
        for (var task = next(end); task != null; task = next(end)) {
            task.work().run();
        }
        arriveAt(end);
    }

    /** The machine stands still for a time. What fell due meanwhile runs afterwards, what fell due last first. */
    public void standStill(Duration duration) {
        arriveAt(nanoTime() + duration.toNanos());
        for (var task : overdue()) {
            task.work().run();
        }
        settle();
    }

    private synchronized List<Task> overdue() {
        var overdue = new ArrayList<Task>();
        for (var task = next(nanos); task != null; task = next(nanos)) {
            overdue.add(0, task);
        }
        return overdue;
    }

    private synchronized @Nullable Task next(long end) {
        var task = tasks.peek();
        if (task == null || task.due() > end) {
            return null;
        }
        nanos = Math.max(nanos, task.due());
        return tasks.poll();
    }

    private synchronized void arriveAt(long end) {
        nanos = end;
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    private record Task(long due, long number, Runnable work) {}
}
