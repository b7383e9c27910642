// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.SessionCode;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** The clients of {@code docs/client-guide.md}. */
@DisplayName("a client of the guide")
class ClientGuideTests {

    private static final int PATIENCE = 20;

    @Test
    void learnsOverStompWhyItIsRefused() throws Exception {
        try (var server = PageServer.startWith(SecurityOfBoot.class)) {
            join(server, "the-first-tab-of-alice");
            var second = new ChatClient();
            assertThat(second.connect(server.at("/ws"), alice(), tab("the-second-tab-of-alice")))
                    .failsWithin(Duration.ofSeconds(PATIENCE));

            var end = second.end().get(PATIENCE, TimeUnit.SECONDS);

            assertThat(end).isEqualTo(new ChatClient.End("DUPLICATE_SESSION", 2_250));
            assertThat(WhatNext.of(end.code())).isEqualTo(WhatNext.RETRY_LATER);
        }
    }

    @Test
    void needsAConverterForText() throws Exception {
        try (var server = PageServer.startWith(SecurityOfBoot.class)) {
            join(server, "the-first-tab-of-alice");
            var heard = new CopyOnWriteArrayList<String>();
            var stomp = new WebSocketStompClient(new StandardWebSocketClient());

            assertThat(stomp.connectAsync(
                            server.at("/ws"),
                            alice(),
                            tab("the-second-tab-of-alice"),
                            new StompSessionHandlerAdapter() {
                                @Override
                                public void handleFrame(StompHeaders headers, @Nullable Object text) {
                                    heard.add("frame");
                                }

                                @Override
                                public void handleException(
                                        StompSession session,
                                        @Nullable StompCommand command,
                                        StompHeaders headers,
                                        byte[] text,
                                        Throwable why) {
                                    heard.add("exception " + headers.getFirst("single-session-code"));
                                }
                            }))
                    .failsWithin(Duration.ofSeconds(PATIENCE));

            assertThat(heard).containsExactly("exception DUPLICATE_SESSION");
        }
    }

    @Test
    void takesItsOwnSeatBackByTheSameSecret() throws Exception {
        try (var server = PageServer.startWith(SecurityOfBoot.class)) {
            var before = join(server, "the-same-tab-of-alice");

            join(server, "the-same-tab-of-alice");

            var end = before.end().get(PATIENCE, TimeUnit.SECONDS);
            assertThat(end).isEqualTo(new ChatClient.End("SESSION_REPLACED", 0));
            assertThat(WhatNext.of(end.code())).isEqualTo(WhatNext.STOP);
        }
    }

    @Test
    void learnsWithoutStompWhyItIsOver() throws Exception {
        try (var server = PageServer.startWith(SecurityOfBoot.class, "single-session.policy=kick-old")) {
            var first = new PlainClient();
            first.connect(server.at("/plain"), alice(), "the-first-tab-of-alice")
                    .get(PATIENCE, TimeUnit.SECONDS);
            server.awaitSeated();

            new PlainClient()
                    .connect(server.at("/plain"), alice(), "the-second-tab-of-alice")
                    .get(PATIENCE, TimeUnit.SECONDS);

            assertThat(first.end().get(PATIENCE, TimeUnit.SECONDS))
                    .isEqualTo(new CloseStatus(4410, "SESSION_REPLACED"));
        }
    }

    @Test
    void learnsWhenItsServerLeaves() throws Exception {
        var server = PageServer.startWith(SecurityOfBoot.class);
        var client = join(server, "the-first-tab-of-alice");

        server.close();

        var end = client.end().get(PATIENCE, TimeUnit.SECONDS);
        assertThat(end.code()).isEqualTo("NODE_LEAVING");
        assertThat(WhatNext.of(end.code())).isEqualTo(WhatNext.RECONNECT);
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, STOP",
        "UNAUTHENTICATED, STOP",
        "SESSION_REVOKED, STOP",
        "SESSION_STALE, RECONNECT",
        "DUPLICATE_SESSION, RETRY_LATER",
        "SESSION_REPLACED, STOP",
        "TAKEOVER_LIMIT, RETRY_LATER",
        "STORE_UNAVAILABLE, RETRY_LATER",
        "NODE_LEAVING, RECONNECT"
    })
    void knowsEveryCode(SessionCode code, WhatNext next) {
        assertThat(WhatNext.of(code.name())).isEqualTo(next);
        assertThat(SessionCode.values()).hasSize(9);
    }

    private static ChatClient join(PageServer server, String secret) throws Exception {
        var client = new ChatClient();
        client.connect(server.at("/ws"), alice(), tab(secret)).get(PATIENCE, TimeUnit.SECONDS);
        return client;
    }

    private static WebSocketHttpHeaders alice() {
        return PageServer.signedIn("alice", "wonderland");
    }

    private static StompHeaders tab(String secret) {
        var headers = new StompHeaders();
        headers.set("single-session-client", secret);
        return headers;
    }
}
