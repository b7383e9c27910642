// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/** An application that keeps little of its own, with a store that remembers how many held a seat at once. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocketMessageBroker
@EnableWebSocket
class HostileApp implements WebSocketMessageBrokerConfigurer, WebSocketConfigurer {

    @Bean
    AppRecorder appRecorder() {
        return new AppRecorder();
    }

    @Bean
    EchoController echoController(AppRecorder recorder) {
        return new EchoController(recorder);
    }

    @Bean
    Cluster singleSessionCluster() {
        return new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
    }

    @Bean
    WatchedRegistry singleSessionRegistry(Cluster cluster) {
        return new WatchedRegistry(new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster));
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.addEndpoint("/stomp", "/stomp/kicks", "/stomp/three", "/stomp/three-kicks")
                .setHandshakeHandler(new QuizLikeApp.HandshakeUser());
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(
                        new EchoHandler(new PlainRecorder()),
                        "/plain",
                        "/plain/kicks",
                        "/plain/three",
                        "/plain/three-kicks")
                .setHandshakeHandler(new QuizLikeApp.HandshakeUser());
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        registry.enableSimpleBroker("/topic");
        registry.setApplicationDestinationPrefixes("/app");
    }

    /** A registry that remembers the most holders that a key ever had. */
    static final class WatchedRegistry implements SessionRegistry {

        private final InMemorySessionRegistry registry;
        private final Map<SessionKey, Integer> most = new ConcurrentHashMap<>();

        WatchedRegistry(InMemorySessionRegistry registry) {
            this.registry = registry;
        }

        /** Returns the most that ever held a key at once. */
        int mostHolders(SessionKey key) {
            return most.getOrDefault(key, 0);
        }

        /** Returns how many keys there is something to remember of. */
        long size() {
            return registry.size();
        }

        @Override
        public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
            return registry.claim(claim).whenComplete((outcome, failure) -> {
                if (outcome instanceof ClaimOutcome.Granted granted) {
                    most.merge(claim.key(), granted.holders(), Math::max);
                }
            });
        }

        @Override
        public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
            return registry.release(key, sessionId, token);
        }

        @Override
        public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
            return registry.end(key, sessionId, reason);
        }

        @Override
        public CompletionStage<List<SessionLease>> holders(SessionKey key) {
            return registry.holders(key);
        }

        @Override
        public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
            return registry.reaffirm(leases);
        }
    }
}
