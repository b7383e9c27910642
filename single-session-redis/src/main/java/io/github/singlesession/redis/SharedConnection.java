// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.SessionStoreException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The connection that the application's factory shares among all who send it plain commands. To get it may mean to wait
 * for Redis, which a thread of ours does and no caller. It is got once and then kept: Lettuce reconnects by itself.
 */
final class SharedConnection {

    private final LettuceConnectionFactory factory;
    private final Duration patience;
    private final Executor connecting;

    private @Nullable CompletableFuture<RedisConnection> connection;

    /**
     * Creates one that begins to connect, so that the first who asks need not wait for all of it.
     *
     * @param patience how long anybody waits for it; the attempt itself may take longer
     * @param connecting does what blocks
     */
    SharedConnection(LettuceConnectionFactory factory, Duration patience, Executor connecting) {
        this.factory = factory;
        this.patience = patience;
        this.connecting = connecting;
        this.connection = connect();
    }

    /** Returns what sends commands; it fails if there is no connection in time. */
    CompletionStage<RedisClusterAsyncCommands<byte[], byte[]>> commands() {
        var current = current();
        var waiting = current.isDone() ? current : current.copy().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
        return waiting.thenApply(SharedConnection::asynchronous);
    }

    /** The connection does not work and will not by itself: the next call asks the factory anew. */
    synchronized void giveUp() {
        if (connection != null && connection.isDone()) {
            var unused = connection.thenAcceptAsync(RedisConnection::close, connecting);
            connection = null;
        }
    }

    private synchronized CompletableFuture<RedisConnection> current() {
        if (connection == null || connection.isCompletedExceptionally()) {
            connection = connect();
        }
        return connection;
    }

    private CompletableFuture<RedisConnection> connect() {
        return CompletableFuture.supplyAsync(factory::getConnection, connecting);
    }

    @SuppressWarnings("unchecked")
    private static RedisClusterAsyncCommands<byte[], byte[]> asynchronous(RedisConnection connection) {
        if (connection.getNativeConnection() instanceof RedisClusterAsyncCommands<?, ?> commands) {
            return (RedisClusterAsyncCommands<byte[], byte[]>) commands;
        }
        throw new SessionStoreException("the connection is not one of Lettuce: " + connection, null);
    }
}
