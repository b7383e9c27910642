// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

/**
 * What the configuration says of a scope's connections.
 *
 * @param rule the scope's name and rule
 * @param rejectUnauthenticated whether a connection without a user is refused; else it is let be
 */
public record Scope(ScopedRule rule, boolean rejectUnauthenticated) {}
