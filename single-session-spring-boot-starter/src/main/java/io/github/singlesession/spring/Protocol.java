// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketMessage;

/** What a connection speaks, which decides how it begins and how it ends. */
enum Protocol {
    /** Begins with CONNECT and ends with an ERROR frame. */
    STOMP,
    /** Whatever the application's own handler understands: it begins at once, and ends with the close frame alone. */
    PLAIN;

    boolean beginsWithConnect() {
        return this == STOMP;
    }

    /** Returns the message that a client gets before the close frame, null if it gets none. */
    @Nullable
    WebSocketMessage<?> lastMessage(Farewell farewell, Locale locale, ErrorFrames errorFrames) {
        return this == STOMP ? errorFrames.encode(farewell, locale) : null;
    }
}
