// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;
import org.jspecify.annotations.Nullable;

/**
 * A session of this node displaced another one, of this node or of any other.
 *
 * @param lease what the loser held
 * @param successor what the newcomer holds
 */
public record SingleSessionDisplacedEvent(SessionLease lease, SessionLease successor) {

    /** Returns our id of the loser. */
    public String sessionId() {
        return lease.sessionId();
    }

    /** Returns Spring's id of the loser, null if it has none. */
    public @Nullable String simpSessionId() {
        return ConnectionName.of(lease.connection()).simpSessionId();
    }
}
