// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import java.util.Map;

/** One scope whose rule is enforced. */
final class Enforced {

    static final Modes MODES = new Modes(Modes.Mode.ENFORCE, Map.of());

    private static final Scope DEFAULT =
            new Scope(new ScopedRule(SessionKey.DEFAULT_SCOPE, SessionRule.of(ConflictPolicy.FIRST_COME, 1)), true);

    static final Observation OBSERVATION = new Observation(
            MODES,
            new RuleBook(
                    new Scopes(DEFAULT, Map.of()), SubjectResolver.byPrincipalName(), RuleResolver.asConfigured()));

    private Enforced() {}
}
