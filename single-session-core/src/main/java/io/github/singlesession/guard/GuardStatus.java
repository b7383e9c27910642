// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.time.Duration;

/**
 * How a guard stands with its store.
 *
 * @param storeUp whether the store answered when it was last asked
 * @param leaseRemaining how long the node may still rely on its lease, zero once it lapsed
 * @param inDoubt how many leases are to be given back and were not yet, since the store did not answer
 */
public record GuardStatus(boolean storeUp, Duration leaseRemaining, int inDoubt) {}
