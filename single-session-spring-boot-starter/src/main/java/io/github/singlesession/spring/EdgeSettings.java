// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.time.Duration;

/**
 * What the edge is told once.
 *
 * @param paths which endpoints are enforced
 * @param connectTimeout how long a connection may take to send CONNECT
 * @param pings how silent peers are watched over
 */
public record EdgeSettings(EnforcedPaths paths, Duration connectTimeout, Pings pings) {}
