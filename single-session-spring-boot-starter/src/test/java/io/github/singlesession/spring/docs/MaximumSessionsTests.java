// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** What {@code docs/comparison.md} says of Spring Security, without this library. */
@DisplayName("Spring Security's maximumSessions(1) alone")
class MaximumSessionsTests {

    private static final int PATIENCE = 20;

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void leavesTheSocketOfTheFirstLoginOpenUntilItsNextRequest() throws Exception {
        try (var server = PageServer.startWith(OneLogin.class, "single-session.enabled=false")) {
            var phone = logIn(server);
            var socket = new ChatClient();
            var playing = connect(socket, server, phone);

            var laptop = logIn(server);
            connect(new ChatClient(), server, laptop);

            assertThat(playing.isConnected()).as("flagged, and still connected").isTrue();
            assertThat(socket.end()).isNotDone();

            assertThat(page(server, phone)).contains("This session has been expired");
            assertThat(socket.end().get(PATIENCE, TimeUnit.SECONDS).code()).doesNotContain("SESSION_REPLACED");
            assertThat(playing.isConnected()).isFalse();
        }
    }

    private StompSession connect(ChatClient client, PageServer server, String cookie) throws Exception {
        return client.connect(server.at("/ws"), PageServer.handshake("Cookie", cookie), new StompHeaders())
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    private String logIn(PageServer server) throws Exception {
        var request = HttpRequest.newBuilder(http(server, "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=alice&password=wonderland"));
        return send(request).headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private String page(PageServer server, String cookie) throws Exception {
        return send(HttpRequest.newBuilder(http(server, "/")).header("Cookie", cookie))
                .body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static URI http(PageServer server, String path) {
        return URI.create(server.at(path).toString().replaceFirst("ws", "http"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class OneLogin {

        @Bean
        SecurityFilterChain oneLogin(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(withDefaults())
                    .csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(sessions -> sessions.maximumSessions(1))
                    .build();
        }
    }
}
