// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionRule;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** This library's store for one JVM. The claims are made beforehand, as the others' keys and session ids are. */
final class InMemorySeats implements Seats {

    private static final NodeId NODE = new NodeId("north-1");
    private static final SessionRule RULE = SessionRule.of(ConflictPolicy.KICK_OLD, 1);

    private final SessionRegistry registry = new InMemorySessionRegistry(
            InstantSource.system(),
            System::nanoTime,
            new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run));
    private final SessionClaim[] claims;

    InMemorySeats(List<Visitor> visitors) {
        claims = visitors.stream()
                .map(visitor -> SessionClaim.connect(visitor.key(), Claimant.of(visitor.sessionId(), NODE), RULE))
                .toArray(SessionClaim[]::new);
    }

    @Override
    public Object claim(int visitor) {
        return ((ClaimOutcome.Granted) answer(registry.claim(claims[visitor]))).lease();
    }

    @Override
    public void release(int visitor, Object held) {
        var lease = (SessionLease) held;
        answer(registry.release(lease.key(), lease.sessionId(), lease.token()));
    }

    @Override
    public @Nullable String holder(int visitor) {
        var holders = answer(registry.holders(claims[visitor].key()));
        return holders.isEmpty() ? null : holders.get(0).sessionId();
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }
}
