// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Looks at a Redis, and at the client that reaches it, for what works until something else goes wrong. */
public final class RedisReview {

    private static final Duration SLOW = SocketOptions.DEFAULT_CONNECT_TIMEOUT_DURATION;
    private static final String POLICY = "maxmemory_policy";

    private final LettuceConnectionFactory redis;

    /** Creates a review of a factory that is started. */
    public RedisReview(LettuceConnectionFactory redis) {
        this.redis = redis;
    }

    /** Returns what is to be warned of in the client: what it was told can be seen without a connection. */
    public List<String> ofClient() {
        var options = redis.getClientConfiguration().getClientOptions().orElseGet(ClientOptions::create);
        return Stream.of(slowToConnect(options), goneForGood(options), blindToTakeovers(options))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Asks the server, or all servers of a Redis Cluster, and blocks nobody meanwhile.
     *
     * @param patience how long to wait
     * @return what is to be warned of; exceptionally if nothing could be learned, as where INFO is not allowed
     */
    public CompletionStage<List<String>> ofServer(Duration patience) {
        return CompletableFuture.supplyAsync(this::memory, new ConnectThread())
                .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                .thenApply(RedisReview::evictions);
    }

    private Properties memory() {
        try (var connection = redis.getConnection()) {
            var memory = connection.serverCommands().info("memory");
            return memory == null ? new Properties() : memory;
        }
    }

    /** Of a cluster, each name begins with the server that says it. */
    private static List<String> evictions(Properties memory) {
        return memory.stringPropertyNames().stream()
                .filter(name -> name.endsWith(POLICY))
                .map(memory::getProperty)
                .filter(policy -> !policy.equals("noeviction"))
                .distinct()
                .map(policy ->
                        "Redis has the maxmemory-policy " + policy + ": when it runs out of memory it throws out "
                                + "sessions that are connected, and their seats are free until they are reaffirmed. Set it to "
                                + "noeviction, or give the sessions a Redis of their own")
                .toList();
    }

    private static @Nullable String slowToConnect(ClientOptions options) {
        var timeout = options.getSocketOptions().getConnectTimeout();
        return timeout.compareTo(SLOW) >= 0
                ? "An attempt to connect to Redis may hang for " + timeout.toSeconds() + "s, and there is no other "
                        + "before it has failed: for so long the store may be away although Redis is back. Set "
                        + "spring.data.redis.connect-timeout, such as to 2s"
                : null;
    }

    private static @Nullable String goneForGood(ClientOptions options) {
        return options.isAutoReconnect()
                ? null
                : "The client of Redis does not reconnect: once its connection broke, the store stays away. Take "
                        + "autoReconnect(false) out of the ClientOptions";
    }

    private @Nullable String blindToTakeovers(ClientOptions options) {
        return redis.getClusterConfiguration() == null || refreshes(options)
                ? null
                : "The client of the Redis Cluster does not look for its servers again: it may never find one that took "
                        + "over from another. Set spring.data.redis.lettuce.cluster.refresh.adaptive to true, or "
                        + "spring.data.redis.lettuce.cluster.refresh.period, such as to 30s";
    }

    private static boolean refreshes(ClientOptions options) {
        var cluster = options instanceof ClusterClientOptions given ? given : ClusterClientOptions.create();
        var refresh = cluster.getTopologyRefreshOptions();
        return refresh.isPeriodicRefreshEnabled()
                || !refresh.getAdaptiveRefreshTriggers().isEmpty();
    }
}
