// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static io.github.singlesession.spring.wire.PlainServer.assertEnds;
import static io.github.singlesession.spring.wire.PlainServer.greeted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

@DisplayName("plain handlers beside STOMP endpoints")
@ExtendWith(OutputCaptureExtension.class)
class PlainBesideStompTests {

    private static final String ALICE = "x-user: alice";
    private static final String SHARED = "The plain WebSocket endpoints [/mapped, /raw] and the STOMP endpoints "
            + "[/free/ws, /sock, /sock/raw, /sock/watch, /ws, /ws/watch] share the scope 'default'";

    @Test
    void shareTheSeatAndTheOperatorIsTold(CapturedOutput output) {
        try (var server = QuizServer.startWith(Beside.class)) {
            var holder = server.connected("alice");

            assertEnds(RawWebSocket.open(server.port(), "/raw", ALICE), DUPLICATE_SESSION);
            assertEnds(RawWebSocket.open(server.port(), "/mapped", ALICE), DUPLICATE_SESSION);

            holder.expectEcho("still here");
            var bob = greeted(RawWebSocket.open(server.port(), "/raw", "x-user: bob"));
            DUPLICATE_SESSION.expectOn(
                    server.open("bob").connect(),
                    "single-session-retry-after:2250",
                    "single-session-takeover-allowed:false");
            assertEchoes(bob, "still here, too");
        }
        assertThat(output).contains(SHARED, "single-session.exclude-paths");
    }

    @Test
    void areNotEnforcedInAScopeOutsideThePathsAndTheOperatorIsTold(CapturedOutput output) {
        try (var server = QuizServer.startWith(
                Beside.class, "single-session.paths=/ws", "single-session.scopes.raw.paths=/raw")) {
            assertEchoes(greeted(RawWebSocket.open(server.port(), "/raw", ALICE)), "free");
        }
        assertThat(output)
                .containsOnlyOnce("Nothing is enforced at /raw: it has the scope 'raw', but lies outside of "
                        + "single-session.paths");
    }

    @Test
    void areFreeWhereExcludedAndNobodyIsWarned(CapturedOutput output) {
        try (var server = QuizServer.startWith(Beside.class, "single-session.exclude-paths=/raw,/mapped,/subclass")) {
            server.connected("alice");

            assertEchoes(greeted(RawWebSocket.open(server.port(), "/raw", ALICE)), "free");
            assertEchoes(greeted(RawWebSocket.open(server.port(), "/mapped", ALICE)), "free");
        }
        assertThat(output).doesNotContain("share the scope", "Nothing is enforced at");
    }

    @Test
    void areNamedWhereTheyCannotBeReached(CapturedOutput output) {
        try (var server = QuizServer.startWith(Beside.class)) {
            server.connected("alice");

            assertEchoes(greeted(RawWebSocket.open(server.port(), "/subclass", ALICE)), "free");
        }
        assertThat(output)
                .containsOnlyOnce("Nothing is enforced at")
                .contains("Nothing is enforced at /subclass: the handler mapping 'ownMapping' serves it with a "
                        + OwnRequestHandler.class.getName());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocket
    static class Beside {

        @Bean
        PlainRecorder plainRecorder() {
            return new PlainRecorder();
        }

        @Bean
        EchoHandler echoHandler(PlainRecorder recorder) {
            return new EchoHandler(recorder);
        }

        @Bean
        WebSocketConfigurer plainEndpoints(EchoHandler echo) {
            return registry -> registry.addHandler(echo, "/raw").setHandshakeHandler(new QuizLikeApp.HandshakeUser());
        }

        @Bean
        SimpleUrlHandlerMapping ownMapping(EchoHandler echo) {
            var mapped = new WebSocketHttpRequestHandler(echo, new QuizLikeApp.HandshakeUser());
            return new SimpleUrlHandlerMapping(Map.of("/mapped", mapped, "/subclass", new OwnRequestHandler(echo)), 0);
        }
    }

    private static final class OwnRequestHandler extends WebSocketHttpRequestHandler {

        OwnRequestHandler(EchoHandler handler) {
            super(handler, new QuizLikeApp.HandshakeUser());
        }
    }
}
