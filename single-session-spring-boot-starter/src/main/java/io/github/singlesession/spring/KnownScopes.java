// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scopes that this node knows of: those of the configuration, and those that a resolver has named. */
final class KnownScopes {

    private static final Logger log = LoggerFactory.getLogger(KnownScopes.class);

    /** So many scopes are names; more would be ids, which nobody could look through. */
    private static final int MOST = 100;

    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean warned = new AtomicBoolean();

    KnownScopes(Set<String> configured) {
        names.addAll(configured);
    }

    /** A session asks for a seat in a scope. */
    void add(String scope) {
        if (names.contains(scope)) {
            return;
        }
        if (names.size() < MOST) {
            names.add(scope);
        } else if (warned.compareAndSet(false, true)) {
            log.warn(
                    "The RuleResolver names more than {} scopes. Sessions in the others, such as '{}', are enforced, but "
                            + "neither listed nor ended by subject alone",
                    MOST,
                    scope);
        }
    }

    Set<String> names() {
        return Set.copyOf(names);
    }
}
