// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.time.Duration;
import java.util.List;

/** What a store answers to a {@link SessionClaim}. */
public sealed interface ClaimOutcome {

    /**
     * The session holds its key. The store sends a {@link Notice} to the node of each lease that was displaced.
     *
     * @param lease what the session holds
     * @param displaced those that lost their leases in the same step, in the order in which they lost them
     * @param holders how many leases the key has now, this one among them
     */
    record Granted(SessionLease lease, List<Displacement> displaced, int holders) implements ClaimOutcome {}

    /**
     * The session does not hold its key, and nobody lost a lease for it.
     *
     * @param reason why
     * @param holders who holds the key, oldest first; empty where the reason is not about holders
     * @param retryAfter how long until the same claim may succeed, zero if the store cannot know
     */
    record Denied(Denial reason, List<SessionLease> holders, Duration retryAfter) implements ClaimOutcome {}
}
