// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.tck.StoreUnderTest;
import java.time.Duration;

/** A store whose time flows by itself is compared with slack. */
class FlowingTimeModelTest extends SessionRegistryModelContract {

    @Override
    protected StoreUnderTest store() {
        return TestStores.inMemoryInFlowingTime();
    }

    @Override
    protected ModelSettings settings() {
        return ModelSettings.DEFAULT.withSequences(50).withSlack(Duration.ofSeconds(2));
    }
}
