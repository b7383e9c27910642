// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.Settings;
import io.github.singlesession.Verdict;
import io.github.singlesession.slot.NoticeText;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The register of nodes in Redis, and a channel to each of them.
 *
 * <p>Every operation is one command: a script on the few keys of the register, by the clock of the server that has them.
 * A node that listens has a connection of its own for it.
 */
public final class RedisCluster implements Cluster, AutoCloseable {

    private final LettuceConnectionFactory redis;
    private final RedisCommands commands;
    private final RedisKeys keys;
    private final Executor notices;
    private final ConnectThread connecting = new ConnectThread();
    private final Map<NodeId, Ear> ears = new ConcurrentHashMap<>();
    private final List<String> times;

    /**
     * Creates a cluster that begins to connect, and tries again when it is asked.
     *
     * @param redis where the register is; must be started
     * @param options the same as those of the {@link RedisSessionRegistry}
     * @param notices carries out the listeners, one task at a time and in order
     */
    public RedisCluster(LettuceConnectionFactory redis, RedisOptions options, Executor notices) {
        this(redis, options, notices, () -> 0);
    }

    RedisCluster(LettuceConnectionFactory redis, RedisOptions options, Executor notices, LongSupplier offset) {
        this.redis = redis;
        this.commands = new RedisCommands(redis, options, offset, connecting);
        this.keys = new RedisKeys(options.keyPrefix());
        this.notices = notices;
        var timing = options.timing();
        this.times = List.of(micros(timing.lease()), micros(timing.silence()), micros(timing.grace()));
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        var ear = ears.compute(node, (same, before) -> new Ear(before, notices, listener));
        return CompletableFuture.supplyAsync(() -> ear.subscribe(keys.channel(node), this::connect), connecting)
                .thenCompose(Function.identity());
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return run(RedisScript.JOIN, RegisterText::renewal, node.value());
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return run(RedisScript.RENEW, RegisterText::renewal, node.value(), Integer.toString(sessions));
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        return run(RedisScript.VERDICT, answer -> Verdict.valueOf(answer.text(0)), node.value());
    }

    @Override
    public CompletionStage<List<NodeStatus>> nodes() {
        return run(RedisScript.NODES, RegisterText::nodes);
    }

    @Override
    public CompletionStage<Void> tell(NodeId node, Notice notice) {
        return commands.publish(keys.channel(node), Utf.bytes(NoticeText.write(notice)));
    }

    @Override
    public CompletionStage<Void> set(String name, String value) {
        Settings.check(name, value);
        return run(RedisScript.SET, answer -> null, name, value);
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        var ear = ears.remove(node);
        if (ear != null) {
            ear.close();
        }
        return run(RedisScript.LEAVE, answer -> null, node.value());
    }

    /** Closes the connections that listen; all others are the factory's. */
    @Override
    public void close() {
        ears.values().forEach(Ear::close);
        ears.clear();
    }

    private StatefulRedisPubSubConnection<byte[], byte[]> connect() {
        var client = redis.getRequiredNativeClient();
        if (client instanceof RedisClusterClient clusterClient) {
            return clusterClient.connectPubSub(ByteArrayCodec.INSTANCE);
        }
        if (client instanceof RedisClient plainClient) {
            return plainClient.connectPubSub(ByteArrayCodec.INSTANCE);
        }
        throw new SessionStoreException("no client of Lettuce that can subscribe: " + client, null);
    }

    private <A> CompletionStage<A> run(RedisScript script, Function<RedisAnswer, A> reading, String... arguments) {
        var all = Stream.concat(times.stream(), Stream.of(arguments)).toArray(String[]::new);
        return commands.run(script, keys.register(), reading, all);
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1_000);
    }
}
