// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a granted claim gives: the right of one session to speak for its key.
 *
 * <p>A lease is named by its session id and its token together. The token is a fencing token: it rises with every grant
 * on the key, so an application that stores it beside its own writes can refuse a write that comes with a smaller one.
 *
 * @param key what is held
 * @param sessionId the session that holds it
 * @param node the node that the session lives on
 * @param token the fencing token; at least the store's clock, in microseconds since the epoch, when it was given
 * @param sinceMicros since when the session holds the key, in microseconds since the epoch; it keeps this time when
 *     its token changes
 * @param connection what the transport calls the connection; null if there is no name
 */
public record SessionLease(
        SessionKey key,
        String sessionId,
        NodeId node,
        long token,
        long sinceMicros,
        @Nullable String connection) {

    /** Stands for "whatever token the session has" where a claim's answer never came and the token is not known. */
    public static final long ANY_TOKEN = 0;

    /** Returns since when the session holds the key. */
    public Instant since() {
        return Instant.EPOCH.plus(sinceMicros, ChronoUnit.MICROS);
    }
}
