// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.OnStoreFailure;
import io.github.singlesession.guard.SessionGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the guard before the web server lets the first connection in. */
final class GuardLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GuardLifecycle.class);

    /** Just before {@code WebServerStartStopLifecycle}, which is at MAX_VALUE - 2048. */
    private static final int PHASE = Integer.MAX_VALUE - 2048 - 1;

    private final SessionGuard guard;
    private final OnStoreFailure onStoreFailure;
    private volatile boolean running;

    GuardLifecycle(SessionGuard guard, OnStoreFailure onStoreFailure) {
        this.guard = guard;
        this.onStoreFailure = onStoreFailure;
    }

    @Override
    public void start() {
        running = true;
        guard.start().whenComplete((started, failure) -> {
            if (failure != null) {
                log.warn("The store does not answer. {}", untilItDoes(), failure);
            }
        });
    }

    private String untilItDoes() {
        return switch (onStoreFailure) {
            case FAIL_OPEN ->
                "Until it does, one seat per user is enforced on this node alone (single-session.on-store-failure)";
            case FAIL_CLOSED -> "Until it does, every connection is refused (single-session.on-store-failure)";
        };
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
