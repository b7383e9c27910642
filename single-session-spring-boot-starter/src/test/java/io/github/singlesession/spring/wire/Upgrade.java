// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The opening handshake of RFC 6455 section 4.1. */
final class Upgrade {

    private static final String SUBPROTOCOLS = "v12.stomp, v11.stomp, v10.stomp";

    private Upgrade() {}

    static void perform(Socket socket, DataInputStream in, String path, String... headers) throws IOException {
        socket.getOutputStream().write(request(socket, path, headers).getBytes(StandardCharsets.UTF_8));
        var answer = readHead(in);
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade of " + path + ": " + answer);
        }
    }

    private static String request(Socket socket, String path, String... headers) {
        var head = new StringBuilder()
                .append("GET " + path + " HTTP/1.1\r\n")
                .append("Host: 127.0.0.1:" + socket.getPort() + "\r\n")
                .append("Upgrade: websocket\r\nConnection: Upgrade\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                .append("Sec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Protocol: " + SUBPROTOCOLS + "\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static String readHead(DataInputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
