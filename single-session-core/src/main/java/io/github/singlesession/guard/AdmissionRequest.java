// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ClientHash;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import org.jspecify.annotations.Nullable;

/**
 * A connection's request to speak for a key.
 *
 * @param key what is asked for
 * @param sessionId the connection's session id, from {@link SessionGuard#newSessionId()}
 * @param rule the rule of the key
 * @param client the hash of the client's secret id, null if it sent none
 * @param takeover whether the client asked to take the seat
 * @param connection what the transport calls the connection, null if it has no name
 */
public record AdmissionRequest(
        SessionKey key,
        String sessionId,
        SessionRule rule,
        @Nullable ClientHash client,
        boolean takeover,
        @Nullable String connection) {

    AdmissionRequest under(SessionRule other) {
        return new AdmissionRequest(key, sessionId, other, client, takeover, connection);
    }
}
