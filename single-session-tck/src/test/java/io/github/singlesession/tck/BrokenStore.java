// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract on the broken registry that a configuration parameter names. Only {@link BreakageTest} runs it. */
@ExtendWith(BrokenStore.ByConfiguration.class)
class BrokenStore extends SessionRegistryContract {

    static final String BREAKAGE = "breakage";

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

    static final class ByConfiguration implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Breakage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Optional<String> rule = context.getConfigurationParameter(BREAKAGE);
            return Breakages.of(rule.orElseThrow());
        }
    }
}
