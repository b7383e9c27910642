// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;
import org.jspecify.annotations.Nullable;

/**
 * A session of this node was granted its key. Published before the client or a plain handler hears of it.
 *
 * @param lease what it holds
 */
public record SingleSessionGrantedEvent(SessionLease lease) {

    /** Returns our id of the session. */
    public String sessionId() {
        return lease.sessionId();
    }

    /** Returns Spring's id of the session, null if it has none. */
    public @Nullable String simpSessionId() {
        return ConnectionName.of(lease.connection()).simpSessionId();
    }
}
