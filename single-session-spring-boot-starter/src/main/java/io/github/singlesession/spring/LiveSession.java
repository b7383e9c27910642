// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as the store has it, of whatever node.
 *
 * @param subject whose it is
 * @param scope the scope it holds a seat in
 * @param sessionId its id, made by the server
 * @param simpSessionId what Spring calls its connection ({@code simpSessionId}); null if it has no such name. Under SockJS
 *     the client chooses it
 * @param node the node that it lives on
 * @param since since when it holds its seat
 * @param token its fencing token
 */
public record LiveSession(
        String subject,
        String scope,
        String sessionId,
        @Nullable String simpSessionId,
        String node,
        Instant since,
        long token) {

    static LiveSession of(SessionLease lease) {
        return new LiveSession(
                lease.key().subject(),
                lease.key().scope(),
                lease.sessionId(),
                ConnectionName.of(lease.connection()).simpSessionId(),
                lease.node().value(),
                lease.since(),
                lease.token());
    }

    SessionKey key() {
        return new SessionKey(scope, subject);
    }
}
