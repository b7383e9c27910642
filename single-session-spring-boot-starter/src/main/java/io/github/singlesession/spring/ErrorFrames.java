// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.nio.charset.StandardCharsets;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.socket.TextMessage;

/** Writes the last STOMP frame that a client gets. */
final class ErrorFrames {

    private static final StompEncoder ENCODER = new StompEncoder();

    private ErrorFrames() {}

    static TextMessage encode(Farewell farewell) {
        var headers = StompHeaderAccessor.create(StompCommand.ERROR);
        headers.setMessage(farewell.code().name());
        headers.setNativeHeader("single-session-code", farewell.code().name());
        if (!farewell.retryAfter().isZero()) {
            headers.setNativeHeader(
                    "single-session-retry-after",
                    Long.toString(farewell.retryAfter().toMillis()));
        }
        if (farewell.takeoverAllowed() != null) {
            headers.setNativeHeader(
                    "single-session-takeover-allowed",
                    farewell.takeoverAllowed().toString());
        }
        if (farewell.receipt() != null) {
            headers.setReceiptId(farewell.receipt());
        }
        headers.setContentType(MimeTypeUtils.TEXT_PLAIN);
        byte[] body = farewell.text().getBytes(StandardCharsets.UTF_8);
        return new TextMessage(ENCODER.encode(headers.getMessageHeaders(), body));
    }
}
