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
 * @param timed whether the lease is bound to a time and outlives its node; else it holds for as long as its node does
 * @param connection what the transport calls the connection; null if there is no name
 */
public record SessionLease(
        SessionKey key,
        String sessionId,
        NodeId node,
        long token,
        long sinceMicros,
        boolean timed,
        @Nullable String connection) {

    /**
     * Stands for "whatever token the session has" where a claim's answer never came and the token is not known. It is
     * also the token of a session that a node let in by itself while the store was away: smaller than every other.
     */
    public static final long ANY_TOKEN = 0;

    /** Returns whether the lease has a fencing token: one that was let in while the store was away has none. */
    public boolean fenced() {
        return token != ANY_TOKEN;
    }

    /** Returns this lease with another token. */
    public SessionLease withToken(long other) {
        return new SessionLease(key, sessionId, node, other, sinceMicros, timed, connection);
    }

    /** Returns this lease on another node. */
    public SessionLease on(NodeId other) {
        return new SessionLease(key, sessionId, other, token, sinceMicros, timed, connection);
    }

    /** Returns since when the session holds the key. */
    public Instant since() {
        return Instant.EPOCH.plus(sinceMicros, ChronoUnit.MICROS);
    }
}
