// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.ChannelInterceptor;

@DisplayName("a connection that never sends CONNECT")
class ConnectTimeoutTests extends InBothOrders {

    ConnectTimeoutTests() {
        super("single-session.connect-timeout=1s");
    }

    @Test
    void isEndedInTimeAlsoIfItPongsOrBeginsToConnect() {
        var silent = server.open("alice");
        var ponging = server.open("bob");
        ponging.socket().pong(new byte[0]);
        var unfinished = server.open("carol").raw("CONNECT\naccept-version:1.2\n");

        BAD_REQUEST.expectOn(silent);
        BAD_REQUEST.expectOn(ponging);
        BAD_REQUEST.expectOn(unfinished);
    }

    @Test
    void isNoSessionThatHasConnected() {
        var dave = server.connected("dave");

        // Opened later, cut by the time-out: by then the older one would have been cut too.
        BAD_REQUEST.expectOn(server.open("dave"));

        dave.expectEcho("still here");
    }

    @Test
    void isGivenNoSeatWhenItsConnectIsDecidedAfterItsEnd() {
        var slow = new SlowAuthentication();
        server.inbound().addInterceptor(0, slow);

        BAD_REQUEST.assertIsError(server.open("erin").connect().expectError());
        slow.authenticated.countDown();
        QuizServer.patiently().until(() -> slow.decided.getCount() == 0);
        server.inbound().removeInterceptor(slow);

        server.connected("erin").expectEcho("granted");
    }

    /** Takes longer than the time-out to say who a client is. */
    private static final class SlowAuthentication implements ChannelInterceptor {

        private final CountDownLatch authenticated = new CountDownLatch(1);
        private final CountDownLatch decided = new CountDownLatch(1);

        @Override
        public Message<?> preSend(Message<?> message, MessageChannel channel) {
            if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) == SimpMessageType.CONNECT) {
                QuizServer.patiently().until(() -> authenticated.getCount() == 0);
            }
            return message;
        }

        @Override
        public void afterSendCompletion(
                Message<?> message, MessageChannel channel, boolean sent, @Nullable Exception failure) {
            if (SimpMessageHeaderAccessor.getMessageType(message.getHeaders()) == SimpMessageType.CONNECT) {
                decided.countDown();
            }
        }
    }
}
