// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What {@code IMap} offers without waiting. It is less than the job: who puts takes the seat whether it is free or not, and
 * sees it by the answer; to be denied is to look first.
 */
final class PutAsyncSeats extends HazelcastSeats implements StoreSeats.Takeable {

    PutAsyncSeats(List<Visitor> visitors, HazelcastArena hazelcast) {
        super(visitors, hazelcast);
    }

    @Override
    public CompletionStage<?> claim(int visitor) {
        var value = value(visitor);
        return put(visitor, value).thenApply(before -> {
            StoreVisitors.check(before == null, visitor);
            return value;
        });
    }

    @Override
    public CompletionStage<Void> release(int visitor, Object held) {
        return heard(map().removeAsync(key(visitor)))
                .thenAccept(removed -> StoreVisitors.check(held.equals(removed), held));
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        return heard(map().getAsync(key(visitor))).thenAccept(holder -> StoreVisitors.check(holder != null, visitor));
    }

    @Override
    public CompletionStage<Void> takeOver(int visitor, String sessionId) {
        return put(visitor, StoreVisitors.value(sessionId)).thenAccept(this::tell);
    }

    private CompletionStage<String> put(int visitor, String value) {
        return heard(map().putAsync(key(visitor), value));
    }
}
