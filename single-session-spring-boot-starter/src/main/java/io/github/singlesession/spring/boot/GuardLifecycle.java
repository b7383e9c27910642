// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/** Starts the guard before the web server lets the first connection in. */
final class GuardLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GuardLifecycle.class);

    /** Just before {@code WebServerStartStopLifecycle}, which is at MAX_VALUE - 2048. */
    private static final int PHASE = Integer.MAX_VALUE - 2048 - 1;

    private final SessionGuard guard;
    private final RuleWatch rules;
    private volatile boolean running;

    GuardLifecycle(SessionGuard guard, RuleWatch rules) {
        this.guard = guard;
        this.rules = rules;
    }

    @Override
    public void start() {
        running = true;
        guard.start().whenComplete((started, failure) -> {
            if (failure == null) {
                rules.tell(guard);
            } else {
                log.warn("The store could not be asked at the start: {}", rootOf(failure));
                log.debug("It is asked again and again", failure);
            }
        });
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
