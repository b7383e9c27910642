// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets everything be said once a minute, however often it happens. What is forgotten under pressure is said again. */
public final class LogLimit {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Cache<Object, Boolean> said;

    /**
     * Creates a limit.
     *
     * @param nanoTicker monotonic time in nanoseconds, such as {@link System#nanoTime}
     */
    public LogLimit(LongSupplier nanoTicker) {
        said = Caffeine.newBuilder()
                .expireAfterWrite(PAUSE)
                .maximumSize(MOST)
                .ticker(nanoTicker::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Returns whether this was not said within the last minute; it counts as said now. */
    public boolean lets(Object what) {
        return said.asMap().putIfAbsent(what, true) == null;
    }
}
