// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ExecutorChannelInterceptor;

/**
 * The gate of the inbound channel. CONNECT is decided here, after every other interceptor has authenticated whom it
 * will; every later frame passes only while its session holds, and is looked at once more before it is handled, since
 * it may have waited in a queue while its session lost the seat.
 */
final class SingleSessionChannelInterceptor implements ExecutorChannelInterceptor {

    private final ConnectAdmission admission;

    SingleSessionChannelInterceptor(ConnectAdmission admission) {
        this.admission = admission;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        var connection = connection(message);
        var type = SimpMessageHeaderAccessor.getMessageType(message.getHeaders());
        if (connection == null || type == SimpMessageType.HEARTBEAT) {
            return message;
        }
        if (type == SimpMessageType.CONNECT) {
            return admission.admit(connection, newcomer(connection, message)) ? message : null;
        }
        if (type == SimpMessageType.DISCONNECT) {
            connection.left();
            return message;
        }
        return connection.mayPass() ? message : null;
    }

    @Override
    public @Nullable Message<?> beforeHandle(Message<?> message, MessageChannel channel, MessageHandler handler) {
        var connection = connection(message);
        var type = SimpMessageHeaderAccessor.getMessageType(message.getHeaders());
        boolean passes = connection == null
                || type == SimpMessageType.HEARTBEAT
                || type == SimpMessageType.DISCONNECT
                || connection.mayBeHandled();
        return passes ? message : null;
    }

    @Override
    public void afterSendCompletion(
            Message<?> message, MessageChannel channel, boolean sent, @Nullable Exception failure) {
        if (sent && failure == null) {
            return;
        }
        var connection = connection(message);
        if (connection != null
                && SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) == SimpMessageType.CONNECT) {
            connection.vetoed();
        }
    }

    private static Newcomer newcomer(Connection connection, Message<?> message) {
        var headers = StompHeaderAccessor.wrap(message);
        var attributes = headers.getSessionAttributes();
        return new Newcomer(
                connection.takeAsked(),
                headers.getUser(),
                attributes == null ? Map.of() : attributes,
                headers.getSessionId(),
                headers.getReceipt());
    }

    private static @Nullable Connection connection(Message<?> message) {
        return Connection.of(SimpMessageHeaderAccessor.getSessionAttributes(message.getHeaders()));
    }
}
