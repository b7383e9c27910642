// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.ChannelInterceptor;

/** Keeps clients to the destinations made for them: without it, anybody could SEND a made-up room to the topic. */
final class DestinationGate implements ChannelInterceptor {

    private static final List<String> SENDABLE = List.of("/app/start", "/app/answer");
    private static final List<String> SUBSCRIBABLE = List.of("/app/room", "/topic/room", "/user/queue/answer");

    @Override
    public Message<?> preSend(Message<?> message, MessageChannel channel) {
        var type = SimpMessageHeaderAccessor.getMessageType(message.getHeaders());
        var destination = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
        if ((type == SimpMessageType.MESSAGE && !allowed(SENDABLE, destination))
                || (type == SimpMessageType.SUBSCRIBE && !allowed(SUBSCRIBABLE, destination))) {
            throw new MessagingException("No such destination");
        }
        return message;
    }

    private static boolean allowed(List<String> destinations, @Nullable String destination) {
        return destination != null && destinations.contains(destination);
    }
}
