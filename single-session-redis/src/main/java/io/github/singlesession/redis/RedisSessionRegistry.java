// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.slot.NoticeText;
import io.github.singlesession.slot.UnreadableSlotException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Leases in Redis: standalone, with replicas behind Sentinel, or in a cluster.
 *
 * <p>A slot is one string, and every operation on it is one command: a script, which Redis carries out alone, by its own
 * clock, and in which it also tells the nodes of those who lost. {@code reaffirm} sends one command a lease, without
 * waiting in between.
 *
 * <p>Stages are completed by threads of the Redis client, which must not be blocked. A claim that Redis acknowledged is
 * as durable as its other writes: a failover may forget it, until its node reaffirms.
 */
public final class RedisSessionRegistry implements SessionRegistry {

    private final RedisCommands commands;
    private final RedisKeys keys;

    /**
     * Creates a registry that begins to connect, and tries again when it is asked.
     *
     * @param redis where the leases are; must be started
     * @param options the same as those of the {@link RedisCluster}
     */
    public RedisSessionRegistry(LettuceConnectionFactory redis, RedisOptions options) {
        this(redis, options, () -> 0);
    }

    RedisSessionRegistry(LettuceConnectionFactory redis, RedisOptions options, LongSupplier offset) {
        this.commands = new RedisCommands(redis, options, offset, new ConnectThread());
        this.keys = new RedisKeys(options.keyPrefix());
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return run(
                RedisScript.CLAIM, claim.key(), answer -> ClaimText.outcome(claim, answer), ClaimText.arguments(claim));
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return run(
                RedisScript.RELEASE,
                key,
                answer -> new ReleaseOutcome(answer.number(0) == 1, (int) answer.number(1)),
                sessionId,
                Long.toString(token));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return run(
                RedisScript.END,
                key,
                answer -> new EndOutcome(answer.leases(key, 1), (int) answer.number(0)),
                sessionId == null ? "" : sessionId,
                NoticeText.encoded(reason));
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return run(RedisScript.HOLDERS, key, answer -> answer.leases(key, 0));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        CompletionStage<List<SessionLease>> held = CompletableFuture.completedFuture(new ArrayList<>(leases.size()));
        for (var asked : leases.stream().map(this::reaffirm).toList()) {
            held = held.thenCombine(asked, RedisSessionRegistry::plus);
        }
        return held.thenApply(List::copyOf);
    }

    /** Asks about one lease; where the slot cannot be read, nothing is known of it, which stops no other question. */
    private CompletionStage<List<SessionLease>> reaffirm(SessionLease lease) {
        return run(
                        RedisScript.REAFFIRM,
                        lease.key(),
                        answer -> answer.leases(lease.key(), 0),
                        lease.sessionId(),
                        lease.node().value())
                .exceptionallyCompose(failure -> UnreadableSlotException.isBehind(failure)
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.failedFuture(failure));
    }

    private static List<SessionLease> plus(List<SessionLease> all, List<SessionLease> more) {
        all.addAll(more);
        return all;
    }

    private <A> CompletionStage<A> run(
            RedisScript script, SessionKey key, Function<RedisAnswer, A> reading, String... arguments) {
        return commands.run(script, List.of(keys.slot(key)), answer -> reading.apply(answer.readable(key)), arguments);
    }
}
