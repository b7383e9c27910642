// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.web.socket.WebSocketSession;

/** What the application's own handlers were told of each connection, found by the client's port. */
class PlainRecorder {

    private static final String CLIENT_PORT = PlainRecorder.class.getName();

    private final Map<Integer, List<String>> byClientPort = new ConcurrentHashMap<>();

    void told(WebSocketSession session, String what) {
        // Asked for once: when the connection closes, Jetty knows the address no more.
        var port = session.getAttributes().computeIfAbsent(CLIENT_PORT, name -> clientPort(session));
        byClientPort
                .computeIfAbsent((Integer) port, unknown -> new CopyOnWriteArrayList<>())
                .add(what);
    }

    private static Integer clientPort(WebSocketSession session) {
        var address = session.getRemoteAddress();
        if (address == null) {
            throw new AssertionError("no remote address of " + session);
        }
        return address.getPort();
    }

    List<String> of(RawWebSocket client) {
        return List.copyOf(byClientPort.getOrDefault(client.localPort(), List.of()));
    }
}
