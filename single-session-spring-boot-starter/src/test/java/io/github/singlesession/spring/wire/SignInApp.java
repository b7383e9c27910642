// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import jakarta.servlet.http.HttpSession;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * Users sign in and out over HTTP, by Spring Security: anybody, with the password {@code secret}. With {@code
 * sign-out-invalidates=false} the HTTP session survives a sign-out.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableWebSocket
@RestController
class SignInApp {

    @Bean
    SecurityFilterChain signIn(HttpSecurity http, @Value("${sign-out-invalidates:true}") boolean invalidates)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(form -> form.defaultSuccessUrl("/done", true))
                .logout(logout -> logout.invalidateHttpSession(invalidates).logoutSuccessUrl("/done"))
                .build();
    }

    @Bean
    UserDetailsService users() {
        return SignInApp::user;
    }

    private static UserDetails user(String name) {
        return User.withUsername(name).password("{noop}secret").roles("PLAYER").build();
    }

    /** The end of an HTTP session that nobody signs out of, as when it times out. */
    @PostMapping("/invalidate")
    void invalidate(HttpSession session) {
        session.invalidate();
    }

    @Bean
    WebSocketMessageBrokerConfigurer signedInEndpoints() {
        return new WebSocketMessageBrokerConfigurer() {

            @Override
            public void registerStompEndpoints(StompEndpointRegistry registry) {
                registry.addEndpoint("/signed-in");
                registry.addEndpoint("/signed-in/sock").withSockJS();
            }
        };
    }

    @Bean
    WebSocketConfigurer signedInHandlers() {
        var handler = new EchoHandler(new PlainRecorder());
        return registry -> registry.addHandler(handler, "/signed-in/plain");
    }
}
