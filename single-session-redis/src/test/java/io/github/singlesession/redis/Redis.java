// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.redis.server.RedisServer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** What tests need on the way to a Redis: a factory, a hand on the time, a prefix that nobody else has. */
final class Redis {

    private static final AtomicLong PREFIXES = new AtomicLong();
    private static final ExecutorService NOTICES = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "test-notices");
        thread.setDaemon(true);
        return thread;
    });

    private Redis() {}

    /** A factory on the server that all tests share. */
    static LettuceConnectionFactory shared() {
        return Deployment.STANDALONE.factory();
    }

    static LettuceConnectionFactory factory(RedisServer server) {
        return started(new LettuceConnectionFactory("127.0.0.1", server.port()));
    }

    static LettuceConnectionFactory started(LettuceConnectionFactory factory) {
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    static ExecutorService notices() {
        return NOTICES;
    }

    /** Options with a prefix of their own, within the documented rights, and patient with a busy machine. */
    static RedisOptions options() {
        var defaults = RedisOptions.DEFAULT;
        return new RedisOptions(
                RedisOptions.DEFAULT.keyPrefix() + "test-" + PREFIXES.incrementAndGet() + ":",
                defaults.timing(),
                defaults.reaffirmInterval(),
                Duration.ofSeconds(10));
    }

    /** Microseconds by which a test has moved its time. */
    static final class Time {

        private final AtomicLong offset = new AtomicLong();

        void pass(Duration time) {
            offset.addAndGet(time.toNanos() / 1_000);
        }

        long offset() {
            return offset.get();
        }
    }
}
