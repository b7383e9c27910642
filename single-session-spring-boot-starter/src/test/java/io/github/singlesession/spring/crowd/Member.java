// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One client of a crowd: a socket, what is left of its last read, and how far it has come. */
final class Member {

    /** How members go, one after the other: with and without a goodbye, with a FIN alone, with a RST. */
    private enum Exit {
        DISCONNECT,
        CLOSE,
        FIN,
        RESET
    }

    private enum Stage {
        UPGRADING,
        CONNECTING,
        HELD,
        SAYING_GOODBYE,
        LEAVING,
        GONE
    }

    private static final byte[] NOTHING = {};

    private final Hall hall;
    private final Exit exit;
    private final SocketChannel channel;
    private final ByteBuffer handshake;
    private byte[] rest = NOTHING;
    private Stage stage = Stage.UPGRADING;
    private int pings;

    Member(Hall hall, int number, int port, Selector selector) throws IOException {
        this.hall = hall;
        exit = Exit.values()[number % Exit.values().length];
        handshake = Frames.handshake("user-" + number);
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT, this);
    }

    void forgetPings() {
        pings = 0;
    }

    void ready(SelectionKey key, ByteBuffer buffer) throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            write(handshake);
        } else {
            read(buffer.clear().put(rest));
        }
    }

    void leave() throws IOException {
        stage = exit == Exit.DISCONNECT ? Stage.SAYING_GOODBYE : Stage.LEAVING;
        switch (exit) {
            case DISCONNECT -> write(Frames.stomp("DISCONNECT", "receipt:bye"));
            case CLOSE -> write(Frames.closeNormally());
            case FIN -> channel.shutdownOutput();
            case RESET -> {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                gone();
            }
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        if (ends(buffer)) {
            check(stage == Stage.LEAVING, "the connection ended");
            gone();
            return;
        }
        buffer.flip();
        if (stage != Stage.UPGRADING || upgraded(buffer)) {
            while (stage != Stage.GONE && frame(buffer)) {}
        }
        rest = buffer.hasRemaining() ? new byte[buffer.remaining()] : NOTHING;
        buffer.get(rest);
    }

    /** A server that was left may reset what it has not read. */
    private boolean ends(ByteBuffer buffer) throws IOException {
        try {
            return channel.read(buffer) < 0;
        } catch (IOException e) {
            if (stage == Stage.LEAVING) {
                return true;
            }
            throw e;
        }
    }

    private boolean upgraded(ByteBuffer buffer) throws IOException {
        var head = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        check(head.startsWith("HTTP/1.1 101 "), head);
        buffer.position(end + 4);
        stage = Stage.CONNECTING;
        write(Frames.stomp("CONNECT", "accept-version:1.2", "host:localhost", "heart-beat:0,0"));
        return true;
    }

    /** Reads a frame, if all of it is there. */
    private boolean frame(ByteBuffer buffer) throws IOException {
        if (buffer.remaining() < 2) {
            return false;
        }
        int length = buffer.get(buffer.position() + 1);
        check(length >= 0 && length < 126, "a frame longer than any that a crowd is sent");
        if (buffer.remaining() < 2 + length) {
            return false;
        }
        int opcode = buffer.get(buffer.position()) & 0xF;
        var payload = buffer.slice(buffer.position() + 2, length);
        buffer.position(buffer.position() + 2 + length);
        if (stage != Stage.LEAVING) {
            answer(opcode, payload);
        }
        return true;
    }

    private void answer(int opcode, ByteBuffer payload) throws IOException {
        if (opcode == Frames.PING) {
            write(Frames.frame(Frames.PONG, payload));
            hall.pinged(++pings);
            return;
        }
        check(opcode == Frames.TEXT, "opcode " + opcode);
        var text = StandardCharsets.UTF_8.decode(payload).toString();
        if (stage == Stage.CONNECTING && text.startsWith("CONNECTED\n")) {
            write(Frames.stomp("SUBSCRIBE", "id:0", "destination:/topic/crowd"));
            stage = Stage.HELD;
            hall.entered();
        } else {
            check(stage == Stage.SAYING_GOODBYE && text.startsWith("RECEIPT\n"), text);
            write(Frames.closeNormally());
            stage = Stage.LEAVING;
        }
    }

    private void gone() throws IOException {
        channel.close();
        stage = Stage.GONE;
        hall.left();
    }

    private void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        check(!bytes.hasRemaining(), "the server does not read");
    }

    private void check(boolean asExpected, String what) throws IOException {
        if (!asExpected) {
            throw new IOException(stage + ", to leave by " + exit + ": " + what);
        }
    }
}
