// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Says of a failure on which Redis it was: reports name the class and the method alone. */
final class NamesTheRun implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        var run = Stream.iterate(
                        Optional.of(context), Optional::isPresent, one -> one.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .map(ExtensionContext::getDisplayName)
                .filter(name -> name.startsWith("["))
                .collect(Collectors.joining(" "));
        throw new AssertionError("On " + run + ": " + failure.getMessage(), failure);
    }
}
