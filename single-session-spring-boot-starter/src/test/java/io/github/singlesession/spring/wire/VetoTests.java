// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;

@DisplayName("a veto by an interceptor behind the library's")
class VetoTests extends InBothOrders {

    /** A probe would free a seat that was leaked: here it comes too late to hide one. */
    VetoTests() {
        super("single-session.ping.probe-timeout=60s");
    }

    @ParameterizedTest
    @MethodSource("vetoes")
    void givesTheSeatBack(String user, Veto veto) {
        server.inbound().addInterceptor(veto);
        var vetoed = server.open(user).connect("vetoed:please");

        server.awaitConnected(user).expectEcho("granted");

        vetoed.close();
        server.inbound().removeInterceptor(veto);
    }

    @ParameterizedTest
    @MethodSource("vetoes")
    void leavesNothingOfTheVetoedSessionToTheApplication(String user, Veto veto) {
        server.inbound().addInterceptor(veto);
        var vetoed = server.open(user + "-2");
        vetoed.socket()
                .inOneSegment(
                        StompFrame.connect("vetoed:please").text(),
                        StompFrame.send("/app/echo", "smuggled").text());

        server.awaitConnected(user + "-2");
        vetoed.close();

        server.awaitClosed(vetoed);
        assertThat(server.recorder().bodiesOf(user + "-2")).isEmpty();
        server.inbound().removeInterceptor(veto);
    }

    static Stream<Arguments> vetoes() {
        return Stream.of(
                Arguments.of("alice", Named.of("null", new Veto(message -> null))),
                Arguments.of("bob", Named.of("an exception", new Veto(message -> {
                    throw new MessagingException("vetoed");
                }))));
    }

    private record Veto(Answer answer) implements ChannelInterceptor {

        @Override
        public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
            var headers = StompHeaderAccessor.wrap(message);
            boolean mine = headers.getCommand() == StompCommand.CONNECT && headers.containsNativeHeader("vetoed");
            return mine ? answer.to(message) : message;
        }
    }

    private interface Answer {
        @Nullable
        Message<?> to(Message<?> message);
    }
}
