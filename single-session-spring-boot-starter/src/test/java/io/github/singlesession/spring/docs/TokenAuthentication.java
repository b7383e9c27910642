// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** Names the user by a token in CONNECT, where the handshake names nobody. */
@Configuration(proxyBeanMethods = false)
class TokenAuthentication implements WebSocketMessageBrokerConfigurer, ChannelInterceptor {

    private static final Map<String, String> USERS = Map.of("token-of-alice", "alice");

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(this);
    }

    @Override
    public Message<?> preSend(Message<?> message, MessageChannel channel) {
        var accessor = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
        if (accessor != null && StompCommand.CONNECT.equals(accessor.getCommand())) {
            accessor.setUser(userOf(accessor.getFirstNativeHeader("token")));
        }
        return message;
    }

    private static @Nullable Principal userOf(@Nullable String token) {
        var name = token == null ? null : USERS.get(token);
        return name == null ? null : () -> name;
    }
}
