// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** One for each connection: it counts the messages of its own, by the session that it got to know at the beginning. */
class CountingHandler extends TextWebSocketHandler {

    private final PlainRecorder recorder;
    private @Nullable WebSocketSession own;
    private int count;

    CountingHandler(PlainRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        own = session;
        recorder.told(session, "established");
        session.sendMessage(new TextMessage("hello"));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        Objects.requireNonNull(own).sendMessage(new TextMessage(++count + (session.equals(own) ? "" : " of another")));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        recorder.told(session, "closed " + (session.equals(own) ? "own" : "another"));
    }
}
