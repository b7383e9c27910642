// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** STOMP over WebSocket, as in any Spring application: one live session per player is a matter of configuration. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class SocketConfiguration implements WebSocketMessageBrokerConfigurer, DisposableBean {

    private static final long HEARTBEAT_MILLIS = 10_000;

    /** No bean: a lone TaskScheduler bean becomes the executor of Spring Boot's WebSocket channels. */
    private final ThreadPoolTaskScheduler heartbeats = new ThreadPoolTaskScheduler();

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/ws");
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        heartbeats.setThreadNamePrefix("stomp-heartbeat-");
        heartbeats.setDaemon(true);
        heartbeats.initialize();
        registry.enableSimpleBroker("/topic", "/queue")
                .setTaskScheduler(heartbeats)
                .setHeartbeatValue(new long[] {HEARTBEAT_MILLIS, HEARTBEAT_MILLIS});
        registry.setApplicationDestinationPrefixes("/app");
        registry.setPreservePublishOrder(true);
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(new DestinationGate());
    }

    @Override
    public void destroy() {
        heartbeats.shutdown();
    }
}
