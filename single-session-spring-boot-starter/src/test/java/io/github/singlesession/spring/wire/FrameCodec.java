// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Frames of RFC 6455 section 5.2, as a client writes and reads them. */
final class FrameCodec {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int NO_CODE = 1005;

    private FrameCodec() {}

    /** Encodes one masked frame. */
    static byte[] masked(int opcode, boolean last, byte[] payload) {
        var out = ByteBuffer.allocate(payload.length + 14);
        out.put((byte) ((last ? FIN : 0) | opcode));
        putLength(out, payload.length);
        var mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        out.put(mask);
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ mask[i % 4]));
        }
        var bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    static byte[] closePayload(int code, String reason) {
        var text = reason.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length)
                .putShort((short) code)
                .put(text)
                .array();
    }

    /** Reads one message or control frame. Fragments go on in {@code fragments} until the last one. */
    static @Nullable Received read(DataInputStream in, Fragments fragments) throws IOException {
        int head;
        try {
            head = in.readUnsignedByte();
        } catch (EOFException e) {
            return new Received.Eof();
        }
        var payload = new byte[length(in)];
        in.readFully(payload);
        int opcode = head & 0xF;
        return switch (opcode) {
            case CONTINUATION, TEXT, BINARY -> fragments.add(opcode, (head & FIN) != 0, payload);
            case CLOSE -> close(payload);
            case PING -> new Received.Ping(new String(payload, StandardCharsets.UTF_8));
            case PONG -> new Received.Pong();
            default -> throw new IOException("opcode " + opcode);
        };
    }

    private static void putLength(ByteBuffer out, int length) {
        if (length < 126) {
            out.put((byte) (MASKED | length));
        } else if (length < 65_536) {
            out.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            out.put((byte) (MASKED | 127)).putLong(length);
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        if ((length & MASKED) != 0) {
            throw new IOException("a server does not mask");
        }
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    private static Received close(byte[] payload) {
        if (payload.length == 0) {
            return new Received.Close(NO_CODE, "");
        }
        var buffer = ByteBuffer.wrap(payload);
        int code = buffer.getShort() & 0xFFFF;
        return new Received.Close(code, StandardCharsets.UTF_8.decode(buffer).toString());
    }

    /** The message that is being put together. */
    static final class Fragments {

        private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
        private int type;

        private @Nullable Received add(int opcode, boolean last, byte[] bytes) {
            if (opcode != CONTINUATION) {
                type = opcode;
                payload.reset();
            }
            payload.writeBytes(bytes);
            if (!last) {
                return null;
            }
            return type == TEXT
                    ? new Received.Text(payload.toString(StandardCharsets.UTF_8))
                    : new Received.Binary(payload.size());
        }
    }
}
