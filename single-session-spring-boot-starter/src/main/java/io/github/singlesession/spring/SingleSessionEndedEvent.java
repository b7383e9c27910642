// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * A session of this node is over. The end of a displaced session is published before the grant of its successor.
 *
 * @param lease what it held
 * @param reason why it is over
 * @param successor the session id of the newcomer that displaced it, null if none did
 * @param remaining how many leases the key had left: with a successor, or with any left, the user is not gone
 */
public record SingleSessionEndedEvent(
        SessionLease lease, EndReason reason, @Nullable String successor, int remaining) {}
