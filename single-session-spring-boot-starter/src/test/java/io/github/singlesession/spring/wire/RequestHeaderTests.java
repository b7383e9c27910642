// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;

@DisplayName("the headers of a CONNECT")
class RequestHeaderTests extends InBothOrders {

    private static final String CLIENT = "single-session-client";
    private static final String TAKEOVER = "single-session-takeover";
    private static final String SIXTEEN = "0123456789abcd_-";

    private final AtomicInteger users = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "0123456789abcde",
                "0123456789abcdef=",
                "0123456789 abcdef",
                "0123456789abcdef\u00e9",
                "0123456789:abcdef"
            })
    void areRefusedIfTheClientIsOffTheContract(String value) {
        assertRefused(CLIENT, CLIENT + ":" + value);
    }

    @Test
    void areRefusedIfTheClientIsTooLong() {
        assertRefused(CLIENT, CLIENT + ":" + "x".repeat(129));
    }

    @Test
    void areRefusedIfTheClientIsGivenTwice() {
        assertRefused(CLIENT, CLIENT + ":" + SIXTEEN, CLIENT + ":" + SIXTEEN + "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "false", "TRUE", "true "})
    void areRefusedIfTheTakeoverIsOffTheContract(String value) {
        assertRefused(TAKEOVER, TAKEOVER + ":" + value);
    }

    @Test
    void areRefusedIfTheTakeoverIsGivenTwice() {
        assertRefused(TAKEOVER, TAKEOVER + ":true", TAKEOVER + ":no");
    }

    @Test
    void areTakenAtTheBoundsOfTheContract() {
        server.connected("alice", CLIENT + ":" + SIXTEEN);
        server.connected("bob", CLIENT + ":" + "Az09_-xx".repeat(16), TAKEOVER + ":true");
    }

    @Test
    void neverReachTheApplication() {
        var behindUs = new Sniffer();
        server.inbound().addInterceptor(behindUs);

        var carol = server.connected("carol", CLIENT + ":" + SIXTEEN, TAKEOVER + ":true", "quiz:kept");

        server.awaitIdle();
        assertConnectsAreClean(behindUs.connects);
        assertConnectsAreClean(server.recorder().inboundOf(server.sessionId(carol)).stream()
                .filter(headers -> headers.getCommand() == StompCommand.CONNECT)
                .toList());
        server.inbound().removeInterceptor(behindUs);
    }

    private static void assertConnectsAreClean(List<StompHeaderAccessor> connects) {
        assertThat(connects).isNotEmpty().allSatisfy(headers -> {
            assertThat(headers.getFirstNativeHeader("quiz")).isEqualTo("kept");
            assertThat(headers.toNativeHeaderMap()).doesNotContainKeys(CLIENT, TAKEOVER);
            assertThat(headers.getMessageHeaders().toString()).doesNotContain(SIXTEEN);
        });
    }

    /** A claim that was made all the same would stand in the way of the good CONNECT that follows. */
    private void assertRefused(String header, String... connectHeaders) {
        var user = "user-" + users.incrementAndGet();
        var client = server.open(user).connect(connectHeaders);

        var error = BAD_REQUEST.expectOn(client);

        assertThat(error.body()).contains(header);
        server.connected(user);
    }

    /** Sees what every interceptor sees that stands behind the library's. */
    private static final class Sniffer implements ChannelInterceptor {

        private final List<StompHeaderAccessor> connects = new CopyOnWriteArrayList<>();

        @Override
        public Message<?> preSend(Message<?> message, MessageChannel channel) {
            var headers = StompHeaderAccessor.wrap(message);
            if (headers.getCommand() == StompCommand.CONNECT) {
                connects.add(headers);
            }
            return message;
        }
    }
}
