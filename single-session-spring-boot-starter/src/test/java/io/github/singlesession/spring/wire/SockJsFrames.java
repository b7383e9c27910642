// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

/** What SockJS makes of messages: JSON arrays, {@code a[...]} from the server. */
final class SockJsFrames {

    private SockJsFrames() {}

    static String toServer(StompFrame frame) {
        return toServer(frame.text().replace("\n", "\\n").replace("\0", "\\u0000"));
    }

    static String toServer(String text) {
        return "[\"" + text + "\"]";
    }

    /** Reads a SockJS frame that must hold one message, which must hold one STOMP frame. */
    static StompFrame stomp(String frame) {
        assertThat(frame).startsWith("a[\"").endsWith("\"]");
        var json = frame.substring(3, frame.length() - 2);
        return StompFrame.parse(
                json.replace("\\n", "\n").replace("\\u0000", "\0").replace("\\\"", "\""));
    }
}
