// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;

/**
 * What the application's handler hears of one plain connection: that it is there, then what it sends, and last that it is
 * closed; nothing of one that was refused. Containers report a close on any thread, also while the claim is pending or the
 * handler still works on the beginning: the end then waits for its turn, and no thread does.
 */
final class HandlerCallbacks {

    private static final String ATTRIBUTE = HandlerCallbacks.class.getName();

    private enum Heard {
        NOTHING,
        BEGINNING,
        BEGUN,
        ENDED
    }

    private final WebSocketHandler handler;
    private final Connection connection;

    private volatile Heard heard = Heard.NOTHING;
    private @Nullable CloseStatus endedMeanwhile;

    HandlerCallbacks(WebSocketHandler handler, Connection connection) {
        this.handler = handler;
        this.connection = connection;
        connection.session().getAttributes().put(ATTRIBUTE, this);
    }

    /** Returns the callbacks of the connection that a session's attributes belong to, null if it is not enforced. */
    static @Nullable HandlerCallbacks of(Map<String, Object> attributes) {
        return attributes.get(ATTRIBUTE) instanceof HandlerCallbacks callbacks ? callbacks : null;
    }

    Connection connection() {
        return connection;
    }

    /** Returns whether the handler knows of the connection, and not of its end. */
    boolean open() {
        return heard == Heard.BEGINNING || heard == Heard.BEGUN;
    }

    void established() throws Exception {
        if (!begins()) {
            return;
        }
        try {
            handler.afterConnectionEstablished(connection.session());
        } finally {
            var status = begun();
            if (status != null) {
                handler.afterConnectionClosed(connection.session(), status);
            }
        }
    }

    void closed(CloseStatus status) throws Exception {
        if (ends(status)) {
            handler.afterConnectionClosed(connection.session(), status);
        }
    }

    private synchronized boolean begins() {
        if (heard != Heard.NOTHING) {
            return false;
        }
        heard = Heard.BEGINNING;
        return true;
    }

    private synchronized @Nullable CloseStatus begun() {
        heard = endedMeanwhile == null ? Heard.BEGUN : Heard.ENDED;
        return endedMeanwhile;
    }

    private synchronized boolean ends(CloseStatus status) {
        if (heard == Heard.BEGINNING) {
            endedMeanwhile = status;
            return false;
        }
        boolean knows = heard == Heard.BEGUN;
        heard = Heard.ENDED;
        return knows;
    }
}
