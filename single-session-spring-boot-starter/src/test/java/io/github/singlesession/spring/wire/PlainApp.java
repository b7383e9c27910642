// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.PerConnectionWebSocketHandler;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** An application with WebSocket handlers of its own and without a broker, which knows nothing of single sessions. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocket
class PlainApp {

    @Bean
    PlainRecorder plainRecorder() {
        return new PlainRecorder();
    }

    @Bean
    EchoHandler echoHandler(PlainRecorder recorder) {
        return new EchoHandler(recorder);
    }

    @Bean
    PerConnectionWebSocketHandler eachItsOwn() {
        return new PerConnectionWebSocketHandler(CountingHandler.class);
    }

    @Bean
    WebSocketConfigurer plainEndpoints(EchoHandler echo, PerConnectionWebSocketHandler eachItsOwn) {
        return registry -> {
            var user = new QuizLikeApp.HandshakeUser();
            registry.addHandler(echo, "/raw", "/other/raw").setHandshakeHandler(user);
            registry.addHandler(eachItsOwn, "/each").setHandshakeHandler(user);
            registry.addHandler(new TextWebSocketHandler(), "/framework").setHandshakeHandler(user);
            registry.addHandler(echo, "/sock").setHandshakeHandler(user).withSockJS();
        };
    }
}
