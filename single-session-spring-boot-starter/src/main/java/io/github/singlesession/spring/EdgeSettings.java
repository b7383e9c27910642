// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionRule;
import java.time.Duration;

/**
 * What the edge is told once.
 *
 * @param rule the rule of every key
 * @param rejectUnauthenticated whether a connection without a user is refused; else it is let be
 * @param paths which endpoints are enforced
 * @param connectTimeout how long a connection may take to send CONNECT
 * @param pings how silent peers are watched over
 */
public record EdgeSettings(
        SessionRule rule, boolean rejectUnauthenticated, EnforcedPaths paths, Duration connectTimeout, Pings pings) {}
