// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.hazelcast.HazelcastCluster;
import io.github.singlesession.hazelcast.HazelcastOptions;
import io.github.singlesession.hazelcast.HazelcastSessionRegistry;
import io.github.singlesession.redis.RedisOptions;
import io.github.singlesession.redis.RedisSessionRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** One of this library's stores, asked as its guard asks. */
final class RegistrySeats implements StoreSeats.Takeable {

    private static final TakeoverLimit NO_LIMIT = new TakeoverLimit(Integer.MAX_VALUE, Duration.ofHours(1));
    private static final SessionRule FIRST_COME = new SessionRule(ConflictPolicy.FIRST_COME, 1, false, NO_LIMIT);
    private static final SessionRule KICK_OLD = new SessionRule(ConflictPolicy.KICK_OLD, 1, false, NO_LIMIT);

    /** A busy machine is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Visitor> visitors;
    private final LeaseDetail detail;
    private final SessionRegistry registry;
    private final Runnable end;

    private RegistrySeats(List<Visitor> visitors, LeaseDetail detail, SessionRegistry registry, Runnable end) {
        this.visitors = visitors;
        this.detail = detail;
        this.registry = registry;
        this.end = end;
    }

    /** Returns free seats in the Redis at a port of this machine. */
    static RegistrySeats inRedis(List<Visitor> visitors, int port, LeaseDetail detail) {
        var factory = new LettuceConnectionFactory("127.0.0.1", port);
        factory.afterPropertiesSet();
        factory.start();
        var defaults = RedisOptions.DEFAULT;
        var options = new RedisOptions(RedisVisitors.PREFIX, defaults.timing(), defaults.reaffirmInterval(), PATIENCE);
        return new RegistrySeats(visitors, detail, new RedisSessionRegistry(factory, options), factory::destroy);
    }

    /** Returns free seats in a map of Hazelcast of their own. */
    static RegistrySeats inHazelcast(List<Visitor> visitors, HazelcastArena hazelcast, LeaseDetail detail) {
        var options = HazelcastOptions.DEFAULT.withMapPrefix(hazelcast.freePrefix());
        var cluster = new HazelcastCluster(hazelcast.asking(), options, hazelcast.answers(), hazelcast.answers());
        var registry = new HazelcastSessionRegistry(hazelcast.asking(), options, cluster, hazelcast.answers());
        return new RegistrySeats(visitors, detail, registry, cluster::close);
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
                .thenAccept(outcome -> StoreVisitors.check(outcome.released(), held));
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        var who = visitors.get(visitor);
        return registry.claim(claim(who, StoreVisitors.RIVAL, FIRST_COME))
                .thenAccept(outcome -> StoreVisitors.check(outcome instanceof Denied, outcome));
    }

    @Override
    public CompletionStage<Void> takeOver(int visitor, String sessionId) {
        return registry.claim(claim(visitors.get(visitor), sessionId, KICK_OLD))
                .thenAccept(outcome ->
                        StoreVisitors.check(((Granted) outcome).displaced().size() == 1, outcome));
    }

    private SessionClaim claim(Visitor who, String sessionId, SessionRule rule) {
        long inAnHour = (System.currentTimeMillis() + 3_600_000) * 1_000;
        // Another session is another tab: with the same client it would resume.
        var tab = sessionId.equals(StoreVisitors.RIVAL) ? null : detail.client();
        var claimant = new Claimant(sessionId, detail.node(), tab, detail.connection());
        return SessionClaim.connect(who.key(), claimant, rule).by(inAnHour);
    }

    @Override
    public void close() {
        end.run();
    }
}
