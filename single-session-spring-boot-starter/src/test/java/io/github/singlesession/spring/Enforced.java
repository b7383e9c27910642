// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import java.util.Map;

/** One scope whose rule is enforced. */
final class Enforced {

    static final Modes MODES = new Modes(Modes.Mode.ENFORCE, Map.of());

    static final LogLimit LIMIT = new LogLimit(() -> 0);

    private static final Scope DEFAULT =
            new Scope(new ScopedRule(SessionKey.DEFAULT_SCOPE, SessionRule.of(ConflictPolicy.FIRST_COME, 1)), true);

    private static final Observation OBSERVATION = new Observation(
            MODES,
            new RuleBook(
                    new Scopes(DEFAULT, Map.of()), SubjectResolver.byPrincipalName(), RuleResolver.asConfigured()));

    static final EdgeReports REPORTS = new EdgeReports(OBSERVATION, ago -> () -> {});

    private Enforced() {}
}
