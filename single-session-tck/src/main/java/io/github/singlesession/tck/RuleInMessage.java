// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Begins the message of a failure with the rule that failed: not every report shows the names of tests. */
final class RuleInMessage implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        if (failure instanceof AssertionError) {
            throw new AssertionError(test.getDisplayName() + ": " + failure.getMessage(), failure);
        }
        throw failure;
    }
}
