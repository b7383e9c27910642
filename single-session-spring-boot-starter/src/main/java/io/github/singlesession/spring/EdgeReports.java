// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

/**
 * What the edge reports beside what the guard tells.
 *
 * @param observation who is spared
 * @param lags how long losers stay
 */
public record EdgeReports(Observation observation, Lags lags) {}
