// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * What spring-boot-starter-security brings where an application says nothing: whoever is not signed in is asked to, by
 * form or by HTTP Basic. And a plain endpoint.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableWebSocket
class SecurityOfBoot {

    /** A handler of the application's own: those of Spring itself are enforced only where they are named. */
    private static final class Silence extends TextWebSocketHandler {}

    @Bean
    WebSocketConfigurer plainEndpoint() {
        return registry -> registry.addHandler(new Silence(), "/plain");
    }
}
