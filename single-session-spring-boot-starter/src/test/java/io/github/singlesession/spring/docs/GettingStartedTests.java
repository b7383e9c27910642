// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** What {@code docs/getting-started.md} says of who is whom. */
@DisplayName("the application of the first page")
class GettingStartedTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void letsTheUserOfTheLoginInOnce() throws Exception {
        try (var server = PageServer.startWith(SecurityOfBoot.class)) {
            connected(server.at("/ws"), PageServer.signedIn("alice", "wonderland"));
            connected(server.at("/ws"), PageServer.signedIn("bob", "builder"));

            var second = refused(server.at("/ws"), PageServer.signedIn("alice", "wonderland"));

            assertThat(second).isEqualTo(new ChatClient.End("DUPLICATE_SESSION", 2_250));
        }
    }

    @Test
    void failsTheHandshakeOfWhoIsNotSignedInWhereSecurityForbidsIt() {
        try (var server = PageServer.startWith(SecurityOfBoot.class)) {
            var client = new ChatClient();
            var connecting = client.connect(server.at("/ws"), new WebSocketHttpHeaders(), new StompHeaders());

            assertThat(catchThrowable(() -> connecting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
                    .hasMessageContaining("initiate the WebSocket connection");
            assertThat(client.end()).as("no close code: there was no WebSocket").isNotDone();
        }
    }

    @Test
    void refusesEverybodyWhereNobodySaysWhoTheyAre() throws Exception {
        try (var server = PageServer.startWith(Nothing.class)) {
            var end = refused(server.at("/ws"), new WebSocketHttpHeaders());

            assertThat(end).isEqualTo(new ChatClient.End("UNAUTHENTICATED", 0));
        }
    }

    @Test
    void takesTheUserOfTheHandshake() throws Exception {
        try (var server = PageServer.startWith(HandshakeUsers.class)) {
            var gateway = server.at("/ws-behind-gateway");
            connected(gateway, PageServer.handshake("X-Forwarded-User", "alice"));

            var second = refused(gateway, PageServer.handshake("X-Forwarded-User", "alice"));

            assertThat(second.code()).isEqualTo("DUPLICATE_SESSION");
        }
    }

    @Test
    void takesTheUserThatAnInterceptorSets() throws Exception {
        try (var server = PageServer.startWith(TokenAuthentication.class)) {
            var nobody = new WebSocketHttpHeaders();
            new ChatClient()
                    .connect(server.at("/ws"), nobody, token("token-of-alice"))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            var second = new ChatClient();
            var stranger = new ChatClient();

            assertThat(second.connect(server.at("/ws"), nobody, token("token-of-alice")))
                    .failsWithin(PATIENCE);
            assertThat(stranger.connect(server.at("/ws"), nobody, token("token-of-nobody")))
                    .failsWithin(PATIENCE);
            assertThat(second.end().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).code())
                    .isEqualTo("DUPLICATE_SESSION");
            assertThat(stranger.end()
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .code())
                    .isEqualTo("UNAUTHENTICATED");
        }
    }

    private static StompHeaders token(String token) {
        var headers = new StompHeaders();
        headers.set("token", token);
        return headers;
    }

    private static void connected(URI server, WebSocketHttpHeaders handshake) throws Exception {
        new ChatClient().connect(server, handshake, new StompHeaders()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static ChatClient.End refused(URI server, WebSocketHttpHeaders handshake) throws Exception {
        var client = new ChatClient();
        assertThat(client.connect(server, handshake, new StompHeaders())).failsWithin(PATIENCE);
        return client.end().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
