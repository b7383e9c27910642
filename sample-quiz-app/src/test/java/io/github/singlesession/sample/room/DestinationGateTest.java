// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;

class DestinationGateTest {

    private final DestinationGate gate = new DestinationGate();
    private final MessageChannel channel = mock();

    @ParameterizedTest
    @CsvSource({
        "SEND, /app/answer",
        "SEND, /app/start",
        "SUBSCRIBE, /app/room",
        "SUBSCRIBE, /topic/room",
        "SUBSCRIBE, /user/queue/answer"
    })
    void letsTheGamePass(StompCommand command, String destination) {
        var message = message(command, destination);

        assertThat(gate.preSend(message, channel)).isSameAs(message);
    }

    @ParameterizedTest
    @CsvSource({
        "SEND, /topic/room",
        "SEND, /user/bob/queue/answer",
        "SEND, ",
        "SUBSCRIBE, /topic/**",
        "SUBSCRIBE, /queue/answer-user1234"
    })
    void stopsWhatNoPlayerNeeds(StompCommand command, String destination) {
        var message = message(command, destination);

        assertThatThrownBy(() -> gate.preSend(message, channel)).isInstanceOf(MessagingException.class);
    }

    private static Message<?> message(StompCommand command, String destination) {
        var accessor = StompHeaderAccessor.create(command);
        accessor.setDestination(destination);
        return MessageBuilder.createMessage(new byte[0], accessor.getMessageHeaders());
    }
}
