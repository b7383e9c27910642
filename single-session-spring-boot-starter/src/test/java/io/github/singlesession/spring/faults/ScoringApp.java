// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * The application under test: it scores answers, and writes down each that it processed with the fencing token of whoever
 * gave it. Who a user is says the handshake header {@code x-user}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocketMessageBroker
@Import(MemberConfiguration.class)
class ScoringApp {

    /** Where the scores are written. */
    static final String SCORES = "scores";

    static final String FIRST_COME = "/ws";
    static final String KICK_OLD = "/kick/ws";

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ScoringApp.class).run(arguments);
    }

    @Bean
    Endpoints endpoints() {
        return new Endpoints();
    }

    @Bean(destroyMethod = "close")
    ScoreFile scoreFile(Environment properties) {
        return ScoreFile.writing(Path.of(properties.getRequiredProperty(SCORES)), Clock.systemUTC());
    }

    @Bean
    Scorer scorer(ScoreFile scores) {
        return new Scorer(scores);
    }

    private static final class Endpoints implements WebSocketMessageBrokerConfigurer {

        @Override
        public void registerStompEndpoints(StompEndpointRegistry registry) {
            registry.addEndpoint(FIRST_COME, KICK_OLD).setHandshakeHandler(new HandshakeUser());
        }

        @Override
        public void configureMessageBroker(MessageBrokerRegistry registry) {
            registry.enableSimpleBroker("/queue");
            registry.setApplicationDestinationPrefixes("/app");
        }
    }

    private static final class HandshakeUser extends DefaultHandshakeHandler {

        @Override
        protected @Nullable Principal determineUser(
                ServerHttpRequest request, WebSocketHandler handler, Map<String, Object> attributes) {
            var user = request.getHeaders().getFirst("x-user");
            return user == null ? null : () -> user;
        }
    }
}
