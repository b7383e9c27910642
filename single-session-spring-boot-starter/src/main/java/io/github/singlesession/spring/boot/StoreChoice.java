// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which store is taken.
 *
 * @param wanted what the configuration names
 * @param modules the modules that are on the class path
 */
record StoreChoice(Store wanted, List<StoreModule> modules) {

    static StoreChoice of(Store wanted) {
        return new StoreChoice(wanted, StoreModule.onClassPath());
    }

    /** Returns the store that is taken, never {@link Store#AUTO}; null if that would be a guess between two. */
    @Nullable
    Store taken() {
        if (wanted != Store.AUTO) {
            return wanted;
        }
        return switch (modules.size()) {
            case 0 -> Store.MEMORY;
            case 1 -> modules.get(0).store();
            default -> null;
        };
    }
}
