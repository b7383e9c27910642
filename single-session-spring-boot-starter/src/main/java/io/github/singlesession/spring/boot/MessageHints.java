// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Takes the texts for a person along into a native image. */
final class MessageHints implements RuntimeHintsRegistrar {

    private static final String BUNDLE = "io.github.singlesession.spring.messages";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerResourceBundle(BUNDLE);
    }
}
