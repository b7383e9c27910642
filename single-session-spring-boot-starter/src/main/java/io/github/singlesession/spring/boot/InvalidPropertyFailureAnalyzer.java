// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which property is wrong and what to write; ahead of Boot's analyzer, which would say only where. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        return analysis(cause.property(), cause.value(), cause.allowed(), cause);
    }

    static FailureAnalysis analysis(String property, String value, String allowed, Throwable cause) {
        return new FailureAnalysis(
                "The property '%s' has the value '%s', which is not allowed.".formatted(property, value),
                "Set '%s' to %s.".formatted(property, allowed),
                cause);
    }
}
