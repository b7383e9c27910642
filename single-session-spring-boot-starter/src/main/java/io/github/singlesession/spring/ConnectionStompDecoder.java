// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.util.MultiValueMap;

/**
 * Spring's decoder, which hands each connection its decoded frames before Spring handles them: however a client cut its
 * frames into messages, the connection sees what Spring sees. Spring decodes on the thread that brought the message,
 * which therefore says whose frames these are.
 */
final class ConnectionStompDecoder extends StompDecoder {

    private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

    static void decodingFor(@Nullable Connection connection) {
        if (connection == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(connection);
        }
    }

    @Override
    public List<Message<byte[]>> decode(
            ByteBuffer buffer, @Nullable MultiValueMap<String, String> partialMessageHeaders) {
        var frames = super.decode(buffer, partialMessageHeaders);
        var connection = CURRENT.get();
        return connection == null || connection.receive(frames) ? frames : List.of();
    }
}
