// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * What a client is told when it is refused or ended: the same name in the ERROR frame and as the reason of the close
 * frame. Names and numbers are frozen: clients are written against them.
 */
public enum SessionCode {

    /** The client broke the contract; it must not try again as it is. */
    BAD_REQUEST(4400),

    /** Nobody is signed in. */
    UNAUTHENTICATED(4401),

    /** The session was ended on purpose; the client must not reconnect. */
    SESSION_REVOKED(4403),

    /** The client did not answer any more; it may reconnect. */
    SESSION_STALE(4408),

    /** Another session holds the seat. */
    DUPLICATE_SESSION(4409),

    /** The seat went to another session; the client must not reconnect by itself. */
    SESSION_REPLACED(4410),

    /** The seat changes hands too often. */
    TAKEOVER_LIMIT(4429),

    /** The store is away. */
    STORE_UNAVAILABLE(4503),

    /** The node is shutting down; the client should reconnect. */
    NODE_LEAVING(1012);

    private final int close;

    SessionCode(int close) {
        this.close = close;
    }

    /** Returns the close frame: the number, with this code's name as the reason. */
    public CloseStatus closeStatus() {
        return new CloseStatus(close, name());
    }

    /** Returns whether it is for a rule that this code is said: who is off it stays where the rule is only observed. */
    public boolean enforces() {
        return switch (this) {
            case BAD_REQUEST, UNAUTHENTICATED, DUPLICATE_SESSION, SESSION_REPLACED, TAKEOVER_LIMIT, STORE_UNAVAILABLE ->
                true;
            case SESSION_REVOKED, SESSION_STALE, NODE_LEAVING -> false;
        };
    }

    /** Returns what a client is told that was refused so. */
    public static SessionCode of(Refusal refusal) {
        return switch (refusal) {
            case DUPLICATE_SESSION -> DUPLICATE_SESSION;
            case TAKEOVER_LIMIT -> TAKEOVER_LIMIT;
            case STORE_UNAVAILABLE -> STORE_UNAVAILABLE;
            case NODE_LEAVING -> NODE_LEAVING;
        };
    }

    /** Returns what the client of a session that ended so is told, null if it closed by itself and hears nothing. */
    static @Nullable SessionCode of(EndReason reason) {
        return switch (reason) {
            case CLIENT_CLOSED, CONNECTION_LOST -> null;
            case STALE -> SESSION_STALE;
            case DISPLACED, RESUMED, LOST -> SESSION_REPLACED;
            case REVOKED -> SESSION_REVOKED;
            case DRAINED -> NODE_LEAVING;
            case STORE_UNAVAILABLE -> STORE_UNAVAILABLE;
        };
    }
}
