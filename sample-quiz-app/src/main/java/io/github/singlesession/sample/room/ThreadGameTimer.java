// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.sample.game.GameTimer;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Real time, on one thread.
 *
 * <p>The executor stays a private field: as a bean, Spring Boot would run the WebSocket channels on it.
 */
final class ThreadGameTimer implements GameTimer, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ThreadGameTimer.class);

    private final long origin = System.nanoTime();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        var created = new Thread(task, "quiz-timer");
        created.setDaemon(true);
        return created;
    });

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime() - origin);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var ignored = thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An executor keeps a task's exception to itself; this is where it would get lost. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("The game could not go on", e);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
