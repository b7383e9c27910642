// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageHeaderAccessor;

/**
 * The headers of a CONNECT that are for us, as the client sent them.
 *
 * @param client the values of {@value #CLIENT}; null if it is not there
 * @param takeover the values of {@value #TAKEOVER}; null if it is not there
 */
record ConnectHeaders(
        @Nullable List<String> client, @Nullable List<String> takeover) {

    static final String CLIENT = "single-session-client";
    static final String TAKEOVER = "single-session-takeover";

    static final ConnectHeaders NONE = new ConnectHeaders(null, null);

    /** Takes our headers out of a frame that was just decoded, which is mutable until Spring sends it on. */
    static ConnectHeaders takenFrom(Message<?> frame) {
        var headers = MessageHeaderAccessor.getAccessor(frame, StompHeaderAccessor.class);
        if (headers == null) {
            return NONE;
        }
        return new ConnectHeaders(headers.removeNativeHeader(CLIENT), headers.removeNativeHeader(TAKEOVER));
    }

    /** Shows no secret: a connection may be logged. */
    @Override
    public String toString() {
        return "ConnectHeaders";
    }
}
