// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.List;

/**
 * What a store answers to an order to end sessions.
 *
 * @param ended the leases that were ended, oldest first
 * @param remaining how many leases the key has left
 */
public record EndOutcome(List<SessionLease> ended, int remaining) {}
