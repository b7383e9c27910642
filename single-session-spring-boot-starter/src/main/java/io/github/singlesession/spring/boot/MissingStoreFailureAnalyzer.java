// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which dependency is missing for the store that is wanted, or that there are two to choose from. */
final class MissingStoreFailureAnalyzer extends AbstractFailureAnalyzer<MissingStoreException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MissingStoreException cause) {
        var choice = cause.choice();
        var taken = choice.taken();
        if (taken == null) {
            return tie(choice, cause);
        }
        return Stream.of(StoreModule.values())
                .filter(module -> module.store() == taken)
                .findFirst()
                .map(module -> choice.modules().contains(module) ? noClient(module, cause) : noModule(module, cause))
                .orElse(null);
    }

    private static FailureAnalysis tie(StoreChoice choice, Throwable cause) {
        var artifacts = choice.modules().stream().map(StoreModule::artifact).collect(joining(" and "));
        var values = choice.modules().stream()
                .map(module -> PropertyText.of(module.store()))
                .collect(joining(" or "));
        return new FailureAnalysis(
                "The property 'single-session.store' has the value 'auto', but there is more than one store: "
                        + artifacts + " are on the class path.",
                "Set 'single-session.store' to " + values + ", or remove the dependencies but one.",
                cause);
    }

    private static FailureAnalysis noModule(StoreModule module, Throwable cause) {
        return new FailureAnalysis(
                "The property 'single-session.store' has the value '%s', but %s is not on the class path."
                        .formatted(PropertyText.of(module.store()), module.artifact()),
                ("Add the dependency io.github.singlesession:%s, or set 'single-session.store' to memory if the"
                                + " application has but one instance.")
                        .formatted(module.artifact()),
                cause);
    }

    private static FailureAnalysis noClient(StoreModule module, Throwable cause) {
        return new FailureAnalysis(
                "%s is on the class path, but there is no %s bean by which to reach the store."
                        .formatted(module.artifact(), module.client()),
                ("Add the dependency %s and configure it, or declare a %s bean. If the leases shall not be there, set"
                                + " 'single-session.store' to memory.")
                        .formatted(module.clientStarter(), module.client()),
                cause);
    }
}
