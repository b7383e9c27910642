// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;

/**
 * A rule, and the scope whose sessions it limits. One user has a seat of its own in each scope.
 *
 * @param scope the name of the scope: {@code [a-z][a-z0-9-]{0,31}}, never an id
 * @param rule how many sessions a user may have in the scope, and what happens when one more asks
 */
public record ScopedRule(String scope, SessionRule rule) {

    /** Returns what a user asks for under this rule. */
    SessionKey keyOf(String subject) {
        return new SessionKey(scope, subject);
    }
}
