// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Looks until things are as they should be, or for long enough, and says how they are. */
final class Patience {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Patience() {}

    static <A> A lookUntil(Supplier<A> look, Predicate<A> asExpected) {
        try {
            return await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(PATIENCE)
                    .until(look::get, asExpected);
        } catch (ConditionTimeoutException e) {
            return look.get();
        }
    }
}
