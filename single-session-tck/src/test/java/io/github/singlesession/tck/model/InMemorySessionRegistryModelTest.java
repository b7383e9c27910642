// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.tck.StoreUnderTest;

class InMemorySessionRegistryModelTest extends SessionRegistryModelContract {

    @Override
    protected StoreUnderTest store() {
        return TestStores.inMemory();
    }
}
