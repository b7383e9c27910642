// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.redis.RedisOptions;
import io.github.singlesession.redis.RedisSessionRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** This library's store in Redis, asked as its guard asks. */
final class RegistrySeats implements RedisSeats.Takeable {

    private static final NodeId NODE = new NodeId(RedisVisitors.NODE);
    private static final TakeoverLimit NO_LIMIT = new TakeoverLimit(Integer.MAX_VALUE, Duration.ofHours(1));
    private static final SessionRule FIRST_COME = new SessionRule(ConflictPolicy.FIRST_COME, 1, false, NO_LIMIT);
    private static final SessionRule KICK_OLD = new SessionRule(ConflictPolicy.KICK_OLD, 1, false, NO_LIMIT);

    private final List<Visitor> visitors;
    private final @Nullable ClientHash client;
    private final @Nullable String connection;
    private final LettuceConnectionFactory factory;
    private final SessionRegistry registry;

    /**
     * Creates free seats.
     *
     * @param client what each lease says of its tab
     * @param connection what each lease says of its connection
     */
    RegistrySeats(List<Visitor> visitors, int port, @Nullable ClientHash client, @Nullable String connection) {
        this.visitors = visitors;
        this.client = client;
        this.connection = connection;
        factory = new LettuceConnectionFactory("127.0.0.1", port);
        factory.afterPropertiesSet();
        factory.start();
        registry = new RedisSessionRegistry(factory, RedisOptions.DEFAULT.withKeyPrefix(RedisVisitors.PREFIX));
    }

    @Override
    public CompletionStage<SessionLease> claim(int visitor) {
        var who = visitors.get(visitor);
        return registry.claim(claim(who, who.sessionId(), FIRST_COME))
                .thenApply(outcome -> ((Granted) outcome).lease());
    }

    @Override
    public CompletionStage<Void> release(int visitor, Object held) {
        var lease = (SessionLease) held;
        return registry.release(lease.key(), lease.sessionId(), lease.token())
                .thenAccept(outcome -> RedisVisitors.check(outcome.released(), held));
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        var who = visitors.get(visitor);
        return registry.claim(claim(who, RedisVisitors.RIVAL, FIRST_COME))
                .thenAccept(outcome -> RedisVisitors.check(outcome instanceof Denied, outcome));
    }

    @Override
    public CompletionStage<Void> takeOver(int visitor, String sessionId) {
        return registry.claim(claim(visitors.get(visitor), sessionId, KICK_OLD))
                .thenAccept(outcome ->
                        RedisVisitors.check(((Granted) outcome).displaced().size() == 1, outcome));
    }

    private SessionClaim claim(Visitor who, String sessionId, SessionRule rule) {
        long inAnHour = (System.currentTimeMillis() + 3_600_000) * 1_000;
        // Another session is another tab: with the same client it would resume.
        var tab = sessionId.equals(RedisVisitors.RIVAL) ? null : client;
        return SessionClaim.connect(who.key(), new Claimant(sessionId, NODE, tab, connection), rule)
                .by(inAnHour);
    }

    @Override
    public void close() {
        factory.destroy();
    }
}
