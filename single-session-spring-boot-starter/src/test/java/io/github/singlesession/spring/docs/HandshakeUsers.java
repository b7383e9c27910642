// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Names the user at the handshake, by what a gateway has put into a header. */
@Configuration(proxyBeanMethods = false)
class HandshakeUsers implements WebSocketMessageBrokerConfigurer {

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/ws-behind-gateway").setHandshakeHandler(new UserOfGateway());
    }

    private static final class UserOfGateway extends DefaultHandshakeHandler {

        @Override
        protected @Nullable Principal determineUser(
                ServerHttpRequest request, WebSocketHandler handler, Map<String, Object> attributes) {
            var name = request.getHeaders().getFirst("X-Forwarded-User");
            return name == null ? null : () -> name;
        }
    }
}
