// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Locale;

/**
 * What the configuration says of a scope's connections.
 *
 * @param rule the scope's name and rule
 * @param rejectUnauthenticated whether a connection without a user is refused; else it is let be
 */
public record Scope(ScopedRule rule, boolean rejectUnauthenticated) {

    /** Returns the rule in the words of the configuration. */
    String text() {
        var policy = rule.rule().policy().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return policy + ", limit " + rule.rule().limit()
                + (rule.rule().takeoverOnRequest() ? ", takeover on request" : "")
                + (rejectUnauthenticated ? "" : ", unauthenticated ignored");
    }
}
