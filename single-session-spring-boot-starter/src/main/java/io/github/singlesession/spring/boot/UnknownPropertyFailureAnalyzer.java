// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which property was probably meant by a name that there is not. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
        return cause.getUnboundProperties().stream()
                .filter(property -> property.getName().toString().startsWith(PropertyNames.PREFIX))
                .findFirst()
                .map(property -> analysis(property, cause))
                .orElse(null);
    }

    private static FailureAnalysis analysis(ConfigurationProperty property, Throwable cause) {
        var name = property.getName().toString();
        var origin = property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
        return new FailureAnalysis(
                "There is no property '%s', which has the value '%s'%s.".formatted(name, property.getValue(), origin),
                PropertyNames.nearest(name)
                        .map("Write '%s', or remove it."::formatted)
                        .orElseGet(() -> "Remove it, or write one of those that there are: "
                                + String.join(", ", PropertyNames.all()) + "."),
                cause);
    }
}
