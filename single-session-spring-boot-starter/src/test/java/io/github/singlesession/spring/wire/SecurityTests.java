// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.socket.EnableWebSocketSecurity;
import org.springframework.security.messaging.access.intercept.MessageMatcherDelegatingAuthorizationManager;

@DisplayName("with Spring Security's message security")
class SecurityTests extends InBothOrders {

    private static final String PLAYER = "x-role: ROLE_PLAYER";
    private static final String NOBODY_SPECIAL = "x-role: ROLE_NOBODY";

    SecurityTests() {
        super(Secured.class);
    }

    @Test
    void standsBehindEveryOtherInterceptor() {
        var interceptors = server.inbound().getInterceptors().stream()
                .map(interceptor -> interceptor.getClass().getName())
                .toList();

        assertThat(interceptors).anyMatch(name -> name.startsWith("org.springframework.security."));
        assertThat(interceptors.get(interceptors.size() - 1)).startsWith("io.github.singlesession.");
    }

    @Test
    void makesNoClaimForWhoMayNotConnect() {
        var turnedAway = open("alice", NOBODY_SPECIAL).connect();
        // The frame behind shows, by its own fate or by the marker's, that CONNECT has been dealt with.
        turnedAway.send("/app/echo", "smuggled");
        open("bob", PLAYER).connect().expectConnected();

        var allowed = open("alice", PLAYER).connect();

        allowed.expectConnected();
        allowed.expectEcho("mine");
        assertThat(server.recorder().bodiesOf("alice")).containsExactly("mine");
    }

    @Test
    void limitsWhoMayConnect() {
        open("carol", PLAYER).connect().expectConnected();

        DUPLICATE_SESSION.expectOn(
                open("carol", PLAYER).connect(),
                "single-session-retry-after:2250",
                "single-session-takeover-allowed:false");
    }

    private RawStomp open(String user, String role) {
        return server.openAt("/ws", "x-user: " + user, role);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocketSecurity
    static class Secured {

        @Bean
        AuthorizationManager<Message<?>> messageAuthorizationManager(
                MessageMatcherDelegatingAuthorizationManager.Builder messages) {
            return messages.simpTypeMatchers(SimpMessageType.CONNECT)
                    .hasRole("PLAYER")
                    .anyMessage()
                    .permitAll()
                    .build();
        }

        /** No browser, no cross-site request to forge. */
        @Bean
        ChannelInterceptor csrfChannelInterceptor() {
            return new ChannelInterceptor() {};
        }
    }
}
