// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** An application that remembers nothing of its connections. Who a user is says the handshake header {@code x-user}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocketMessageBroker
class CrowdApp {

    @Bean
    Endpoint endpoint() {
        return new Endpoint();
    }

    private static final class Endpoint implements WebSocketMessageBrokerConfigurer {

        @Override
        public void registerStompEndpoints(StompEndpointRegistry registry) {
            registry.addEndpoint("/ws").setHandshakeHandler(new HandshakeUser());
        }

        @Override
        public void configureMessageBroker(MessageBrokerRegistry registry) {
            registry.enableSimpleBroker("/topic");
        }
    }

    private static final class HandshakeUser extends DefaultHandshakeHandler {

        @Override
        protected @Nullable Principal determineUser(
                ServerHttpRequest request, WebSocketHandler handler, Map<String, Object> attributes) {
            var user = request.getHeaders().getFirst("x-user");
            return user == null ? null : new User(user);
        }
    }

    private record User(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }
    }
}
