// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import jakarta.websocket.Session;
import java.time.Duration;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * Gives a close frame the time to be sent. Tomcat drops one with any other code than 1000, and cuts the connection, if it
 * is not out within 50 ms, which a busy machine takes without any fault of the peer's.
 */
final class CloseFrames {

    static final String TOMCAT_PROPERTY = "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";
    static final Duration TIME = Duration.ofSeconds(1);

    /** Jetty can do without this interface. */
    private static final boolean KNOWS_STANDARD_SESSIONS =
            ClassUtils.isPresent("jakarta.websocket.Session", CloseFrames.class.getClassLoader());

    private CloseFrames() {}

    /** Lets a session take its time, unless the application has said how long that is. */
    static void giveTimeTo(WebSocketSession session) {
        if (KNOWS_STANDARD_SESSIONS && session instanceof NativeWebSocketSession nativeSession) {
            StandardSessions.giveTimeTo(nativeSession);
        }
    }

    private static final class StandardSessions {

        private static void giveTimeTo(NativeWebSocketSession session) {
            var standard = session.getNativeSession(Session.class);
            if (standard != null) {
                standard.getUserProperties().putIfAbsent(TOMCAT_PROPERTY, TIME.toMillis());
            }
        }
    }
}
