// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.lettuce.core.SetArgs;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks first and writes then, as is often done, though two may look before either writes. */
final class GetThenSetSeats extends LettuceSeats {

    GetThenSetSeats(List<Visitor> visitors, int port) {
        super(visitors, port);
    }

    @Override
    CompletionStage<Boolean> setIfAbsent(String key, String value) {
        return redis().get(key)
                .thenCompose(found -> found == null
                        ? redis().set(key, value, SetArgs.Builder.px(StoreVisitors.KEPT))
                                .thenApply("OK"::equals)
                        : CompletableFuture.completedFuture(false));
    }

    @Override
    CompletionStage<Boolean> deleteIfEqual(String key, String value) {
        return redis().get(key)
                .thenCompose(found -> value.equals(found)
                        ? redis().del(key).thenApply(deleted -> deleted == 1)
                        : CompletableFuture.completedFuture(false));
    }

    @Override
    CompletionStage<?> replace(String key, String value) {
        return redis().get(key).thenCompose(found -> redis().set(key, value, SetArgs.Builder.px(StoreVisitors.KEPT))
                .thenCompose(set -> tell(found)));
    }
}
