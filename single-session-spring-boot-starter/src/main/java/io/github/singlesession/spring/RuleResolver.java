// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

/**
 * Says which rule a connection is under. Declare a bean where the endpoint alone does not say it: limits that differ
 * by user, scopes that depend on more than a path.
 *
 * <p>Called once for each connection that has a subject, on the thread that handles its CONNECT: it must not block.
 * If it throws, the connection is refused with {@link SessionCode#STORE_UNAVAILABLE}.
 */
@FunctionalInterface
public interface RuleResolver {

    /**
     * Returns the rule that applies, and its scope.
     *
     * @param attempt the connection
     * @param subject who is limited, as the {@link SubjectResolver} said
     * @param configured what the configuration says of the connection's endpoint
     */
    ScopedRule resolve(ConnectAttempt attempt, String subject, ScopedRule configured);

    /** Returns the resolver that takes what the configuration says. */
    static RuleResolver asConfigured() {
        return (attempt, subject, configured) -> configured;
    }
}
