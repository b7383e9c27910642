// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Names to ahead-of-time processing what is looked up by name; all else it finds by itself. */
final class SingleSessionRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("io/github/singlesession/redis/*.lua");
        for (var module : StoreModule.values()) {
            hints.reflection().registerTypeIfPresent(classLoader, module.registry());
        }
    }
}
