// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.GuardTimer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The library's own threads, all of them daemons: one that lets time pass, one that hears notices, a few that go on
 * with what the store answered, and a few that ping and say farewell, which can block on a peer that does not read. They
 * are no beans, since Spring Boot would take a lone executor bean for its channels.
 */
public final class EdgeThreads implements GuardTimer, AutoCloseable {

    private static final int FAREWELLS_AT_ONCE = 32;
    private static final int PINGS_AT_ONCE = 8;
    private static final int ANSWERS_AT_ONCE = 8;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("timer"));
    private final ThreadPoolExecutor notices = pool(1, "notices");
    private final ThreadPoolExecutor answers = pool(ANSWERS_AT_ONCE, "answers");
    private final ThreadPoolExecutor farewells = pool(FAREWELLS_AT_ONCE, "farewell");
    private final ThreadPoolExecutor pings = pool(PINGS_AT_ONCE, "pings");

    public EdgeThreads() {
        timer.setRemoveOnCancelPolicy(true);
        // What is asked for after the application stopped would never matter: it is dropped, not an error.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        var future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Returns what carries out notices: one at a time and in order. */
    public Executor notices() {
        return notices;
    }

    /** Returns what carries out what follows on the store's answers, the application's listeners among it. */
    public Executor answers() {
        return answers;
    }

    /** Returns what says farewell. */
    Executor farewells() {
        return farewells;
    }

    /** Returns what sends pings: each of them may wait for a peer that does not read, and the timer must not. */
    Executor pings() {
        return pings;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        notices.shutdownNow();
        answers.shutdownNow();
        farewells.shutdownNow();
        pings.shutdownNow();
    }

    private static ThreadPoolExecutor pool(int threads, String name) {
        var pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named(name),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static CustomizableThreadFactory named(String name) {
        var factory = new CustomizableThreadFactory("single-session-" + name + "-");
        factory.setDaemon(true);
        return factory;
    }
}
