// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on the broken registry that a configuration parameter names. Only {@link BreakageTest} runs it. */
@ExtendWith(BrokenByConfiguration.class)
class BrokenStore extends SessionRegistryContract {

    private final Breakage breakage;

    BrokenStore(Breakage breakage) {
        this.breakage = breakage;
    }

    @Override
    protected StoreUnderTest store() {
        var parts = new Parts();
        return parts.with(breakage.registry().apply(parts));
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(1);
    }
}
