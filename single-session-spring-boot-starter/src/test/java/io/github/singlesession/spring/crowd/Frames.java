// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a member of a crowd writes: a handshake, and frames of RFC 6455 section 5.2 masked with zeros, which changes nothing. */
final class Frames {

    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;

    private Frames() {}

    static ByteBuffer handshake(String user) {
        return utf8("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: v12.stomp\r\nx-user: " + user + "\r\n\r\n");
    }

    /** A STOMP frame without a body: its command and headers, a line each. */
    static ByteBuffer stomp(String... lines) {
        return frame(TEXT, utf8(String.join("\n", lines) + "\n\n\0"));
    }

    static ByteBuffer closeNormally() {
        return frame(CLOSE, ByteBuffer.allocate(2).putShort((short) 1000).flip());
    }

    /** A frame of less than 126 bytes. */
    static ByteBuffer frame(int opcode, ByteBuffer payload) {
        if (payload.remaining() > 125) {
            throw new IllegalArgumentException(payload.remaining() + " bytes");
        }
        return ByteBuffer.allocate(6 + payload.remaining())
                .put((byte) (LAST | opcode))
                .put((byte) (MASKED | payload.remaining()))
                .putInt(0)
                .put(payload)
                .flip();
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
