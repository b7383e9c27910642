// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What one writes by hand with Lettuce: {@code SET NX PX}, and a script that deletes the key if it still says the same.
 * The value is session id and node; a takeover sets it anew, and publishes to the node that stood there.
 */
class LettuceSeats implements StoreSeats.Takeable {

    private static final String COMPARE_AND_DELETE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    private final List<Visitor> visitors;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final String compareAndDelete;

    LettuceSeats(List<Visitor> visitors, int port) {
        this.visitors = visitors;
        client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        connection = client.connect();
        compareAndDelete = loaded(COMPARE_AND_DELETE);
    }

    final RedisAsyncCommands<String, String> redis() {
        return connection.async();
    }

    final String loaded(String script) {
        return connection.sync().scriptLoad(script);
    }

    @Override
    public final CompletionStage<?> claim(int visitor) {
        var who = visitors.get(visitor);
        var value = StoreVisitors.value(who.sessionId());
        return setIfAbsent(RedisVisitors.key(who), value).thenApply(set -> {
            StoreVisitors.check(set, who);
            return value;
        });
    }

    @Override
    public final CompletionStage<Void> release(int visitor, Object held) {
        return deleteIfEqual(RedisVisitors.key(visitors.get(visitor)), (String) held)
                .thenAccept(deleted -> StoreVisitors.check(deleted, held));
    }

    @Override
    public final CompletionStage<Void> denied(int visitor) {
        var who = visitors.get(visitor);
        return setIfAbsent(RedisVisitors.key(who), StoreVisitors.value(StoreVisitors.RIVAL))
                .thenAccept(set -> StoreVisitors.check(!set, who));
    }

    @Override
    public final CompletionStage<Void> takeOver(int visitor, String sessionId) {
        return replace(RedisVisitors.key(visitors.get(visitor)), StoreVisitors.value(sessionId))
                .thenAccept(told -> {});
    }

    CompletionStage<Boolean> setIfAbsent(String key, String value) {
        return redis().set(key, value, SetArgs.Builder.nx().px(StoreVisitors.KEPT))
                .thenApply("OK"::equals);
    }

    CompletionStage<Boolean> deleteIfEqual(String key, String value) {
        return redis().<Long>evalsha(compareAndDelete, ScriptOutputType.INTEGER, new String[] {key}, value)
                .thenApply(deleted -> deleted == 1);
    }

    CompletionStage<?> replace(String key, String value) {
        return redis().setGet(key, value, SetArgs.Builder.px(StoreVisitors.KEPT))
                .thenCompose(this::tell);
    }

    /** Tells the node of what was replaced. */
    final CompletionStage<?> tell(String replaced) {
        return redis().publish(RedisVisitors.channel(StoreVisitors.node(replaced)), replaced);
    }

    @Override
    public final void close() {
        client.shutdown();
    }
}
