// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * An application that knows nothing of single sessions. Who a user is says the handshake header {@code x-user},
 * with a role of Spring Security the header {@code x-role}, or the header {@code login} of CONNECT; {@code quiz.preserve-receive-order} switches the order in which frames run,
 * {@code quiz.inbound-threads} says how many at once. With {@code quiz.relay-port} the broker is one that listens there,
 * from which the relay must hear something in {@code quiz.relay-heartbeat} milliseconds, or in twice as many more; SockJS's times
 * are {@code quiz.sockjs-heartbeat} and {@code quiz.sockjs-disconnect-delay}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocketMessageBroker
class QuizLikeApp {

    /** So much that Spring does not end a flooded connection (4500) before the test does, on a slow machine either. */
    private static final int SEND_BUFFER = 4 * 1024 * 1024;

    @Bean
    AppRecorder appRecorder() {
        return new AppRecorder();
    }

    @Bean
    AppConnections appConnections() {
        return new AppConnections();
    }

    @Bean
    EchoController echoController(AppRecorder recorder) {
        return new EchoController(recorder);
    }

    @Bean
    Endpoints endpoints(AppConnections connections, Environment properties) {
        return new Endpoints(connections, properties);
    }

    private record Endpoints(AppConnections connections, Environment properties)
            implements WebSocketMessageBrokerConfigurer {

        @Override
        public void registerStompEndpoints(StompEndpointRegistry registry) {
            registry.setPreserveReceiveOrder(
                    properties.getProperty("quiz.preserve-receive-order", Boolean.class, false));
            registry.addEndpoint("/ws", "/ws/watch", "/free/ws", "/sock/raw").setHandshakeHandler(new HandshakeUser());
            // Each with a SockJS service, and so with session ids, of its own.
            addSockJs(registry, "/sock");
            addSockJs(registry, "/sock/watch");
        }

        private void addSockJs(StompEndpointRegistry registry, String path) {
            registry.addEndpoint(path)
                    .setHandshakeHandler(new HandshakeUser())
                    .withSockJS()
                    .setHeartbeatTime(number("quiz.sockjs-heartbeat", 25_000))
                    .setDisconnectDelay(number("quiz.sockjs-disconnect-delay", 5_000));
        }

        @Override
        public void configureMessageBroker(MessageBrokerRegistry registry) {
            int relayPort = number("quiz.relay-port", 0);
            if (relayPort == 0) {
                registry.enableSimpleBroker("/topic");
            } else {
                registry.enableStompBrokerRelay("/topic")
                        .setTcpClient(new EagerRelayClient(relayPort))
                        .setSystemHeartbeatReceiveInterval(number("quiz.relay-heartbeat", 10_000));
            }
            registry.setApplicationDestinationPrefixes("/app");
        }

        @Override
        public void configureClientInboundChannel(ChannelRegistration registration) {
            registration.executor(pool(number("quiz.inbound-threads", 8)));
            registration.interceptors(new LoginHeader());
        }

        @Override
        public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
            registration.addDecoratorFactory(connections);
            registration.setSendBufferSizeLimit(SEND_BUFFER);
        }

        private int number(String name, int otherwise) {
            return properties.getProperty(name, Integer.class, otherwise);
        }

        private static ThreadPoolTaskExecutor pool(int threads) {
            var pool = new ThreadPoolTaskExecutor();
            pool.setCorePoolSize(threads);
            pool.setThreadNamePrefix("quiz-inbound-");
            pool.setDaemon(true);
            pool.initialize();
            return pool;
        }
    }

    static final class HandshakeUser extends DefaultHandshakeHandler {

        @Override
        protected @Nullable Principal determineUser(
                ServerHttpRequest request, WebSocketHandler handler, Map<String, Object> attributes) {
            var headers = request.getHeaders();
            if (headers.getFirst("x-anonymous") != null) {
                return new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
            }
            var user = headers.getFirst("x-user");
            var role = headers.getFirst("x-role");
            if (user != null && role != null) {
                return new TestingAuthenticationToken(user, "n/a", role);
            }
            return user == null ? null : new User(user);
        }
    }

    /** Token authentication as Spring's reference shows it: the user is set in CONNECT. */
    private static final class LoginHeader implements ChannelInterceptor {

        @Override
        public Message<?> preSend(Message<?> message, MessageChannel channel) {
            var accessor = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
            if (accessor != null && isConnect(accessor.getCommand())) {
                var login = accessor.getFirstNativeHeader("login");
                if (login != null) {
                    accessor.setUser(new User(login));
                }
            }
            return message;
        }

        private static boolean isConnect(@Nullable StompCommand command) {
            return command == StompCommand.CONNECT || command == StompCommand.STOMP;
        }
    }

    private record User(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }
    }
}
