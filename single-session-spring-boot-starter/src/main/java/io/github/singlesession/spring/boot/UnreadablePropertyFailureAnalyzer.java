// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/** Says what to write instead of a value that is not even of its property's type; Boot's analyzer would name Java's. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadablePropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        var name = cause.getName().toString();
        if (!name.startsWith(PropertyNames.PREFIX) || !(cause.getCause() instanceof ConversionException)) {
            return null;
        }
        var property = cause.getProperty();
        var type = cause.getTarget().getType().resolve(Object.class);
        return property == null || !PropertyText.readable(type)
                ? groupOnly(name, cause)
                : InvalidPropertyFailureAnalyzer.analysis(
                        name, String.valueOf(property.getValue()), PropertyText.allowed(type), cause);
    }

    private static FailureAnalysis groupOnly(String name, Throwable cause) {
        return new FailureAnalysis(
                "The property '%s' has a value, but only those below it may have one.".formatted(name),
                "Remove it, or write one of these: %s.".formatted(String.join(", ", PropertyNames.below(name))),
                cause);
    }
}
