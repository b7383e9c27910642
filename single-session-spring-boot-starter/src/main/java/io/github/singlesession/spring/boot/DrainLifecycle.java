// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.Connections;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Leaves while everything is still there: before the web server begins to shut down, which closes or cuts the connections
 * in its own words, and before the store's client stops.
 */
final class DrainLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DrainLifecycle.class);

    /** Stops just ahead of {@code WebServerGracefulShutdownLifecycle}, which is at MAX_VALUE - 1024. */
    private static final int PHASE = Integer.MAX_VALUE - 1024 + 1;

    private final Connections connections;
    private final SingleSessionProperties.Drain drain;
    private volatile boolean running;

    DrainLifecycle(Connections connections, SingleSessionProperties.Drain drain) {
        this.connections = connections;
        this.drain = drain;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        var unused = connections
                .leave(drain.timeout(), drain.spread())
                .toCompletableFuture()
                .orTimeout(drain.timeout().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((left, failure) -> {
                    if (failure != null) {
                        log.warn("Not every client was told that this node leaves", failure);
                    }
                    callback.run();
                });
    }

    @Override
    public void stop() {
        stop(() -> {});
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
