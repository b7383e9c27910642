// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.SessionStoreException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Sends Redis what we ask of it. No call blocks: a script is one command, sent at once where there is a connection, and
 * its time is limited by us, whatever the limits of the application's client. A command that waits for a connection
 * when its time is over is not sent any more.
 */
final class RedisCommands {

    private final SharedConnection connection;
    private final RedisOptions options;
    private final LongSupplier offset;
    private final byte[] prefix;
    private final byte[] kept;

    /**
     * Creates commands over a factory's connection.
     *
     * @param offset microseconds that are added to the server's time: 0 but in tests
     */
    RedisCommands(
            LettuceConnectionFactory factory, RedisOptions options, LongSupplier offset, ConnectThread connecting) {
        this.connection = new SharedConnection(factory, options.commandTimeout(), connecting);
        this.options = options;
        this.offset = offset;
        this.prefix = Utf.bytes(options.keyPrefix());
        this.kept = Utf.bytes(Long.toString(options.kept().toMillis()));
    }

    /** Runs a script. Each gets, ahead of its own arguments, the offset of time, the prefix and how long to remember. */
    <A> CompletionStage<A> run(
            RedisScript script, List<byte[]> keys, Function<RedisAnswer, A> reading, String... arguments) {
        byte[][] values = new byte[arguments.length + 3][];
        values[0] = Utf.bytes(Long.toString(offset.getAsLong()));
        values[1] = prefix;
        values[2] = kept;
        for (int i = 0; i < arguments.length; i++) {
            values[i + 3] = Utf.bytes(arguments[i]);
        }
        byte[][] names = keys.toArray(byte[][]::new);
        return send(commands -> known(script, commands, names, values))
                .thenApply(fields -> reading.apply(new RedisAnswer(fields)))
                .handle(RedisCommands::answerOrFailure)
                .thenCompose(Function.identity());
    }

    /** Publishes a message. */
    CompletionStage<Void> publish(byte[] channel, byte[] message) {
        return send(commands -> limited(commands.publish(channel, message)))
                .<Void>thenApply(heard -> null)
                .handle(RedisCommands::answerOrFailure)
                .thenCompose(Function.identity());
    }

    /** Runs a script that Redis most probably knows; one that restarted, or took over, is told it. */
    private CompletableFuture<List<Object>> known(
            RedisScript script, RedisClusterAsyncCommands<byte[], byte[]> commands, byte[][] keys, byte[][] values) {
        return this.<List<Object>>limited(commands.evalsha(script.digest(), ScriptOutputType.MULTI, keys, values))
                .exceptionallyCompose(failure -> cause(failure) instanceof RedisNoScriptException
                        ? limited(commands.eval(script.text(), ScriptOutputType.MULTI, keys, values))
                        : CompletableFuture.failedFuture(failure));
    }

    private <A> CompletionStage<A> send(
            Function<RedisClusterAsyncCommands<byte[], byte[]>, CompletableFuture<A>> command) {
        return connection.commands().thenCompose(command).whenComplete((answer, failure) -> {
            if (failure != null && !comesFromRedis(cause(failure))) {
                connection.giveUp();
            }
        });
    }

    private <A> CompletableFuture<A> limited(RedisFuture<A> command) {
        Duration limit = options.commandTimeout();
        return command.toCompletableFuture().orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A refusal of Redis, or its silence, which Lettuce ends by connecting again, say nothing against a connection. */
    private static boolean comesFromRedis(Throwable failure) {
        return failure instanceof RedisCommandExecutionException || failure instanceof TimeoutException;
    }

    private static <A> CompletionStage<A> answerOrFailure(A answer, Throwable failure) {
        if (failure == null) {
            return CompletableFuture.completedFuture(answer);
        }
        var cause = cause(failure);
        return CompletableFuture.failedFuture(
                cause instanceof SessionStoreException ? cause : new SessionStoreException("Redis: " + cause, cause));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
