// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which half of a store is missing. */
final class IncompleteStoreFailureAnalyzer extends AbstractFailureAnalyzer<IncompleteStoreException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IncompleteStoreException cause) {
        return new FailureAnalysis(
                "The application declares a %s bean, but no %s bean: the two are the halves of one store."
                        .formatted(cause.present(), cause.missing()),
                "Declare a %s bean of the same store, or remove the %s bean to use the store that single-session.store names."
                        .formatted(cause.missing(), cause.present()),
                cause);
    }
}
