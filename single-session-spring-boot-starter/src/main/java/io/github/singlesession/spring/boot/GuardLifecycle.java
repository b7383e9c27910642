// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Starts the guard before the web server lets the first connection in: the first clients shall find a node that has joined,
 * or one that knows that its store is away, rather than be refused by one that does not know yet.
 */
final class GuardLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GuardLifecycle.class);

    /** Just before {@code WebServerStartStopLifecycle}, which is at MAX_VALUE - 2048. */
    private static final int PHASE = Integer.MAX_VALUE - 2048 - 1;

    private final SessionGuard guard;
    private final RuleWatch rules;
    private final Duration patience;
    private volatile boolean running;

    /**
     * Creates the life of a guard.
     *
     * @param patience how long the start waits for the store
     */
    GuardLifecycle(SessionGuard guard, RuleWatch rules, Duration patience) {
        this.guard = guard;
        this.rules = rules;
        this.patience = patience;
    }

    @Override
    public void start() {
        running = true;
        var joined = guard.start().handle((started, failure) -> {
            if (failure == null) {
                rules.tell(guard);
            } else {
                log.warn("The store could not be asked at the start: {}", rootOf(failure));
                log.debug("It is asked again and again", failure);
            }
            return failure == null;
        });
        var unused = joined.toCompletableFuture()
                .completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private static String rootOf(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).toString();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
