// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a contract the breakage of the rule that a configuration parameter names. */
final class BrokenByConfiguration implements ParameterResolver {

    static final String BREAKAGE = "breakage";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Breakage.class || type == ClusterBreakage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String rule = context.getConfigurationParameter(BREAKAGE).orElseThrow();
        return parameter.getParameter().getType() == Breakage.class ? Breakages.of(rule) : ClusterBreakages.of(rule);
    }
}
