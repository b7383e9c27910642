// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says the way out of what nearly everybody gets wrong first: once, since a client can cause it at will. */
final class FirstMistake {

    private static final Logger log = LoggerFactory.getLogger(FirstMistake.class);

    private final AtomicBoolean made = new AtomicBoolean();

    /** A connection had no user and was refused, or would have been. */
    void noUser(String endpoint) {
        if (made.compareAndSet(false, true)) {
            log.warn(
                    "A connection to {} had no user, so it is UNAUTHENTICATED (4401). If users are signed in there, let "
                            + "the handshake or a ChannelInterceptor of the inbound channel set the Principal by the "
                            + "time of CONNECT (StompHeaderAccessor.setUser), or declare a SubjectResolver bean; to let "
                            + "guests in, set single-session.unauthenticated to ignore. This is said once",
                    endpoint);
        }
    }
}
