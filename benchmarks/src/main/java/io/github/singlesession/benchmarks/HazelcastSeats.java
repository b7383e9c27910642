// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.github.singlesession.slot.KeyText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Seats in a map of Hazelcast of their own, under the keys that this library has. */
abstract class HazelcastSeats implements StoreSeats {

    static final long KEPT = StoreVisitors.KEPT.toMillis();

    private final List<Visitor> visitors;
    private final HazelcastInstance member;
    private final Executor answers;
    private final String name;

    private IMap<String, String> map;

    HazelcastSeats(List<Visitor> visitors, HazelcastArena hazelcast) {
        this.visitors = visitors;
        member = hazelcast.asking();
        answers = hazelcast.answers();
        name = HazelcastArena.MAPS + getClass().getSimpleName();
        map = member.getMap(name);
    }

    final IMap<String, String> map() {
        return map;
    }

    /** Drops the map, with what clearing it would leave. */
    final void dropMap() {
        map.destroy();
        map = member.getMap(name);
    }

    final String key(int visitor) {
        return KeyText.write(visitors.get(visitor).key());
    }

    final String value(int visitor) {
        return StoreVisitors.value(visitors.get(visitor).sessionId());
    }

    /**
     * Returns a stage of our own, which our executor completes. Where nobody names another, the stages that Hazelcast
     * answers with hand each callback to its own executor: with two processors, to a new thread.
     */
    final <A extends @Nullable Object> CompletableFuture<A> heard(CompletionStage<A> answer) {
        var heard = new CompletableFuture<A>();
        var unused = answer.whenCompleteAsync(
                (value, failure) -> {
                    if (failure == null) {
                        heard.complete(value);
                    } else {
                        heard.completeExceptionally(failure);
                    }
                },
                answers);
        return heard;
    }

    /** Tells the node of what was replaced. */
    final void tell(String replaced) {
        member.<String>getTopic(StoreVisitors.node(replaced)).publish(replaced);
    }

    @Override
    public void close() {}
}
