// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.io.IOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Greets, echoes, fails where it is told to, and keeps a record. */
class EchoHandler extends TextWebSocketHandler {

    private final PlainRecorder recorder;

    EchoHandler(PlainRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        recorder.told(session, "established");
        session.sendMessage(new TextMessage("hello"));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        recorder.told(session, message.getPayload());
        if (message.getPayload().equals("fail")) {
            throw new IOException("as asked");
        }
        session.sendMessage(new TextMessage("echo " + message.getPayload()));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        recorder.told(session, "closed " + status.getCode());
    }
}
