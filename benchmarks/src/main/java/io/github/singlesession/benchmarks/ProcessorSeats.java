// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The least that an entry processor can do: seats as in {@link PutIfAbsentSeats}, without waiting. */
final class ProcessorSeats extends HazelcastSeats implements StoreSeats.Takeable {

    ProcessorSeats(List<Visitor> visitors, HazelcastArena hazelcast) {
        super(visitors, hazelcast);
    }

    @Override
    public CompletionStage<?> claim(int visitor) {
        var value = value(visitor);
        return set(visitor, null, value).thenApply(before -> {
            StoreVisitors.check(before == null, visitor);
            return value;
        });
    }

    @Override
    public CompletionStage<Void> release(int visitor, Object held) {
        return set(visitor, (String) held, null).thenAccept(before -> StoreVisitors.check(held.equals(before), held));
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        return set(visitor, null, StoreVisitors.value(StoreVisitors.RIVAL))
                .thenAccept(before -> StoreVisitors.check(before != null, visitor));
    }

    @Override
    public CompletionStage<Void> takeOver(int visitor, String sessionId) {
        return set(visitor, CompareAndSet.ANY, StoreVisitors.value(sessionId)).thenAccept(this::tell);
    }

    private CompletionStage<@Nullable String> set(int visitor, @Nullable String expected, @Nullable String value) {
        return heard(map().submitToKey(key(visitor), new CompareAndSet(expected, value)));
    }
}
