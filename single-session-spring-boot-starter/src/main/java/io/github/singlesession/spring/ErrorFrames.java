// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.socket.TextMessage;

/** Writes the last STOMP frame that a client gets: the headers are the contract's, the body is the factory's. */
final class ErrorFrames {

    private static final Logger log = LoggerFactory.getLogger(ErrorFrames.class);

    private static final StompEncoder ENCODER = new StompEncoder();

    private final ErrorFrameFactory factory;

    ErrorFrames(ErrorFrameFactory factory) {
        this.factory = factory;
    }

    TextMessage encode(Farewell farewell, Locale locale) {
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
        byte[] body = body(farewell.frame(locale)).getBytes(StandardCharsets.UTF_8);
        return new TextMessage(ENCODER.encode(headers.getMessageHeaders(), body));
    }

    /** Whatever is wrong with the application's factory, the client must be told and the connection must be closed. */
    private String body(ErrorFrame frame) {
        try {
            var body = factory.body(frame);
            if (body != null) {
                return body.replace("\0", "");
            }
            log.warn("The ErrorFrameFactory has no text for {}", frame.code());
        } catch (Throwable e) {
            log.warn("The ErrorFrameFactory failed on {}", frame.code(), e);
        }
        return ErrorMessages.ownText(frame);
    }
}
