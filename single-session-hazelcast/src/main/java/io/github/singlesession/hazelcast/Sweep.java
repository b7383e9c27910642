// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.NodeId;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionKey;
import io.github.singlesession.Verdict;
import io.github.singlesession.slot.KeyText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases what nodes left behind that are dead: nobody else would, where their users never come back. Every member looks
 * through the slots that it owns; it is the register that says who is dead, and the owner of a slot that decides.
 *
 * <p>The register is asked about a node only if it does not have it, or suspected it all the time since the sweep before: to
 * ask is to have a node struck that may only be cut off, and nobody is waiting.
 */
final class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AskedMap slots;
    private final HazelcastCluster cluster;
    private final HazelcastSessionRegistry registry;
    private final long interval;

    /** Whom the register suspected ever since the last one began. */
    private Set<NodeId> missing = Set.of();

    /** When that was, in the store's time; 0 before a first one was thought of. */
    private long last;

    Sweep(AskedMap slots, HazelcastCluster cluster, HazelcastSessionRegistry registry, Duration interval) {
        this.slots = slots;
        this.cluster = cluster;
        this.registry = registry;
        this.interval = interval.toNanos() / 1_000;
    }

    /** Sweeps, {@linkplain Apart apart}, if it is time; the first time one interval after it was first asked. */
    synchronized void at(Renewal.Live renewal) {
        missing = missing.stream().filter(renewal.suspected()::contains).collect(Collectors.toUnmodifiableSet());
        if (last != 0 && renewal.now() - last < interval) {
            return;
        }
        if (last != 0) {
            var missingForLong = missing;
            Apart.INSTANCE.execute(() -> sweep(missingForLong, renewal.now()));
        }
        last = renewal.now();
        missing = renewal.suspected();
    }

    /** One after the other, so that nobody who comes meanwhile has to wait for it. */
    private void sweep(Set<NodeId> missingForLong, long now) {
        try {
            var verdicts = new HashMap<NodeId, Verdict>();
            answer(cluster.nodes()).forEach(status -> verdicts.put(status.node(), Verdict.LIVE));
            verdicts.keySet().removeAll(missingForLong);
            var live = Set.copyOf(verdicts.keySet());
            for (var name : slots.owned(new LeftBehind(live, now))) {
                sweep(KeyText.read(name), verdicts);
            }
        } catch (RuntimeException e) {
            log.debug("What was left behind stays until it is looked for again", e);
        }
    }

    private void sweep(SessionKey key, Map<NodeId, Verdict> verdicts) {
        for (var lease : answer(registry.holders(key))) {
            if (!lease.timed() && verdict(lease.node(), verdicts) == Verdict.DEAD) {
                answer(registry.release(key, lease.sessionId(), lease.token()));
            }
        }
    }

    private Verdict verdict(NodeId node, Map<NodeId, Verdict> verdicts) {
        return verdicts.computeIfAbsent(node, asked -> answer(cluster.verdict(asked)));
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
